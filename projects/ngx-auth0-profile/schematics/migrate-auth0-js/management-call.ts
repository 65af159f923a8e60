import ts from 'typescript';
import { splitCallback } from './callback-branches';
import { isManagement } from './legacy-names';
import { metadataCall, type ServiceRewrite } from './service-rewrite';

/** The ProfileService call for a call of the old client, or `undefined` when that is not certain. */
export function rewriteManagementCall(
  node: ts.CallExpression,
  names: ReadonlySet<string>,
): ServiceRewrite | undefined {
  const method = managementMethod(node, names);
  const callback = node.arguments.at(-1);
  if (!method || !callback || node.arguments.length < 2) return undefined;
  // The old methods return nothing; a result in use is another API under the same name.
  if (ts.isAwaitExpression(node.parent) || ts.isPropertyAccessExpression(node.parent)) {
    return undefined;
  }
  const branches = splitCallback(callback);
  if (!branches) return undefined;
  const { success, failure } = branches;
  const handlers = failure === undefined ? success : `${success}, ${failure}`;
  if (method === 'getUser') {
    return { node, write: (service) => `${service}.load().then(${handlers})` };
  }
  const [, metadata] = node.arguments;
  if (method !== 'patchUserMetadata' || !metadata || metadata === callback) return undefined;
  const wantsResult = !success.startsWith('()');
  return {
    node,
    write: (service) => `${metadataCall(service, metadata, wantsResult)}.then(${handlers})`,
  };
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
