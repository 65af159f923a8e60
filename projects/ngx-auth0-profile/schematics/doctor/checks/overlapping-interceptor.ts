import ts from 'typescript';
import { objectBehind, valueOf, type ValueResolver } from '../../app-code/value-resolver';
import type { ExaminedApplication } from '../examined-application';
import { placeOf, type Finding } from '../finding';

/** auth0-angular's own interceptor on the same URLs attaches a token with the wrong scopes first. */
export function overlappingInterceptor({
  config,
  values,
  files,
  domain,
}: ExaminedApplication): Finding[] {
  const used = files.some(({ text }) => /authHttpInterceptorFn|AuthHttpInterceptor/.test(text));
  const interceptor = config && valueOf(values, config, 'httpInterceptor');
  const options = objectBehind(values, interceptor);
  const list = options && valueOf(values, options, 'allowedList');
  const array = list && values.resolve(list);
  if (!used || !array || !ts.isArrayLiteralExpression(array)) {
    return [];
  }
  return array.elements.flatMap((entry): Finding[] => {
    const object = objectBehind(values, entry);
    const uri = object ? valueOf(values, object, 'uri') : entry;
    const text = uri && values.resolveString(uri);
    if (!text || !coversManagementApi(text, domain)) {
      return [];
    }
    const token = object && requestedToken(values, object);
    if (token !== undefined && NEEDED.every((scope) => token.includes(scope))) {
      return [];
    }
    return [
      {
        check: 'overlapping-interceptor',
        // With the API's audience the token is one for this API, only with fewer scopes.
        severity: token !== undefined ? 'warning' : 'error',
        ...placeOf(entry),
        message: `The allowedList entry '${text}' lets Auth0's interceptor attach its own token to the Management API${token !== undefined ? `, with the scopes '${token}'` : ''}, and profileInterceptor never replaces one. Remove the entry.`,
      },
    ];
  });
}

/** What the profile is read and changed with. */
const NEEDED = ['read:current_user', 'update:current_user_metadata'];

/** The scopes an entry asks of the Management API; `undefined` where it asks for another API's token. */
function requestedToken(
  values: ValueResolver,
  entry: ts.ObjectLiteralExpression,
): string | undefined {
  const options = objectBehind(values, valueOf(values, entry, 'tokenOptions'));
  const params =
    options && (objectBehind(values, valueOf(values, options, 'authorizationParams')) ?? options);
  const [audience, scope] = ['audience', 'scope'].map((name) => {
    const value = params && valueOf(values, params, name);
    return value && values.resolveString(value);
  });
  return audience?.endsWith('/api/v2/') ? (scope ?? '') : undefined;
}

function coversManagementApi(entry: string, domain: string | undefined): boolean {
  if (/\/api\/v2(\/|\*|$)/.test(entry)) {
    return true;
  }
  if (!domain || !entry.endsWith('*')) {
    return false;
  }
  const origin = domain.includes('://') ? domain : `https://${domain}`;
  return `${origin}/api/v2/users/`.startsWith(entry.slice(0, -1));
}
