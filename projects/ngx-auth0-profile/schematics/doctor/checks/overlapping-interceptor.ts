import ts from 'typescript';
import { objectBehind, valueOf } from '../../app-code/value-resolver';
import { pathOf, type ExaminedApplication } from '../examined-application';
import type { Finding } from '../finding';

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
    return [
      {
        check: 'overlapping-interceptor',
        severity: 'error',
        path: pathOf(entry),
        message: `The allowedList entry '${text}' lets Auth0's interceptor attach its own token to the Management API, and profileInterceptor never replaces one. Remove the entry.`,
      },
    ];
  });
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
