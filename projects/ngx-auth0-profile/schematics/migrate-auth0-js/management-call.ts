import ts from 'typescript';
import { splitCallback } from './callback-branches';
import { isManagement } from './legacy-names';
import { metadataCall, type ServiceRewrite } from './service-rewrite';

/** The library's call for a call of the old client, or `undefined` when that is not certain. */
export function rewriteManagementCall(
  node: ts.CallExpression,
  names: ReadonlySet<string>,
): ServiceRewrite | undefined {
  const method = managementMethod(node, names);
  const callback = node.arguments.at(-1);
  if (!method || !callback || node.arguments.length < 2) {
    return undefined;
  }
  // The old methods return nothing; a result in use is another API under the same name.
  if (ts.isAwaitExpression(node.parent) || ts.isPropertyAccessExpression(node.parent)) {
    return undefined;
  }
  const branches = splitCallback(callback);
  if (!branches) {
    return undefined;
  }
  const { success, failure } = branches;
  const handlers = failure === undefined ? success : `${success}, ${failure}`;
  const call = (service: ServiceRewrite['service'], write: (service: string) => string) => ({
    node,
    service,
    write: (member: string) => `${write(member)}.then(${handlers})`,
  });
  if (method === 'getUser') {
    return call('ProfileService', (profiles) => `${profiles}.load()`);
  }
  const [, argument] = node.arguments;
  if (!argument || argument === callback) {
    return undefined;
  }
  if (method === 'linkUser') {
    return call('IdentityService', (identities) => `${identities}.link(${argument.getText()})`);
  }
  if (method !== 'patchUserMetadata') {
    return undefined;
  }
  const wantsResult = !success.startsWith('()');
  return call('ProfileService', (profiles) => metadataCall(profiles, argument, wantsResult));
}

/** The name of the old client's method that a call calls. */
export function managementMethod(
  { expression }: ts.CallExpression,
  names: ReadonlySet<string>,
): string | undefined {
  return ts.isPropertyAccessExpression(expression) && isManagement(expression.expression, names)
    ? expression.name.text
    : undefined;
}
