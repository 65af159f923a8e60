import ts from 'typescript';
import { knownText, textValue } from '../../app-code/text-value';
import { valueOf, objectBehind, type ValueResolver } from '../../app-code/value-resolver';
import { referenceOf } from './reference';

/** The tenants an application configures: what is known of their hosts, and the expressions for the rest. */
export interface Tenants {
  /** Hosts, with their port where they have one. */
  readonly hosts: ReadonlySet<string>;
  /** References of expressions that hold a domain. */
  readonly domains: ReadonlySet<string>;
  /** References of expressions that hold the audience. */
  readonly audiences: ReadonlySet<string>;
}

/** Where each login library takes its options: functions, constructors and static methods by name. */
const optionsAt: Readonly<Record<string, number>> = {
  provideAuth0: 0,
  forRoot: 0,
  createAuth0Client: 0,
  Auth0Client: 0,
  WebAuth: 0,
  Management: 0,
  Authentication: 0,
  Auth0Lock: 2,
  Auth0LockPasswordless: 2,
};

/** Finds the tenants in the login configurations of an application. */
export function findTenants(values: ValueResolver, files: readonly ts.SourceFile[]): Tenants {
  const tenants = {
    hosts: new Set<string>(),
    domains: new Set<string>(),
    audiences: new Set<string>(),
  };
  for (const file of files) {
    file.forEachChild(function look(node): void {
      if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
        addConfiguration(values, node, tenants);
      }
      node.forEachChild(look);
    });
  }
  return tenants;
}

interface FoundTenants {
  readonly hosts: Set<string>;
  readonly domains: Set<string>;
  readonly audiences: Set<string>;
}

function addConfiguration(
  values: ValueResolver,
  node: ts.CallExpression | ts.NewExpression,
  tenants: FoundTenants,
): void {
  const name = calleeName(node.expression);
  const at = name !== undefined && Object.hasOwn(optionsAt, name) ? optionsAt[name] : undefined;
  const isAuth0 = name !== 'forRoot' || node.expression.getText() === 'AuthModule.forRoot';
  if (at === undefined || !isAuth0) {
    return;
  }
  const options = objectBehind(values, node.arguments?.[at]);
  const domain = at === 2 ? node.arguments?.[1] : options && valueOf(values, options, 'domain');
  if (domain) {
    addDomain(values, domain, tenants);
  }
  const params =
    options &&
    objectBehind(values, valueOf(values, options, at === 2 ? 'auth' : 'authorizationParams'));
  for (const holder of [options, params]) {
    const audience = holder && valueOf(values, holder, 'audience');
    if (audience) {
      addAudience(values, audience, tenants);
    }
  }
}

function addDomain(values: ValueResolver, domain: ts.Expression, tenants: FoundTenants): void {
  const text = textValue(values, domain);
  const known = knownText(text);
  if (known) {
    const host = hostOf(known);
    if (host) {
      tenants.hosts.add(host);
    }
    return;
  }
  const [only] = text;
  const reference = only && typeof only !== 'string' ? referenceOf(values, only) : undefined;
  if (text.length === 1 && reference) {
    tenants.domains.add(reference);
  }
}

/** Only the Management API's audience names the tenant; another API's does not. */
function addAudience(values: ValueResolver, audience: ts.Expression, tenants: FoundTenants): void {
  const text = textValue(values, audience);
  const known = knownText(text);
  if (known?.endsWith('/api/v2/')) {
    const host = hostOf(known);
    if (host) {
      tenants.hosts.add(host);
    }
    const reference = referenceOf(values, audience);
    if (reference) {
      tenants.audiences.add(reference);
    }
  }
}

function hostOf(domain: string): string | undefined {
  const address = domain.includes('://') ? domain : `https://${domain}`;
  return URL.canParse(address) ? new URL(address).host : undefined;
}

/** The last name of what is called or created. */
export function calleeName(callee: ts.Expression): string | undefined {
  if (ts.isIdentifier(callee)) {
    return callee.text;
  }
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : undefined;
}
