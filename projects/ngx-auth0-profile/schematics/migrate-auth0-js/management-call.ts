import ts from 'typescript';
import type { ApplicationProof } from '../auth0/proof/application-proof';
import { promiseHandlers, type PromiseHandlers } from './callback-branches';
import { managementMethod } from './management-client';
import { metadataCall, type ServiceRewrite } from './service-rewrite';

/** The library's call for a call of auth0-js' Management client, or `undefined` when that is not certain. */
export function rewriteManagementCall(
  node: ts.CallExpression,
  proof: ApplicationProof,
): ServiceRewrite | undefined {
  const method = managementMethod(node, proof.values);
  const [id, argument] = node.arguments;
  const callback = node.arguments.at(-1);
  if (!method || !id || !callback || node.arguments.length < 2) {
    return undefined;
  }
  // The old methods return nothing; a result in use is another API under the same name.
  if (ts.isAwaitExpression(node.parent) || ts.isPropertyAccessExpression(node.parent)) {
    return undefined;
  }
  if (proof.isLoggedInUser(id) !== 'yes') {
    return undefined;
  }
  const handlers = promiseHandlers(callback, proof.values);
  if (!handlers) {
    return undefined;
  }
  const rewrite = (
    service: ServiceRewrite['service'],
    after: string,
    write: (member: string) => string,
  ): ServiceRewrite => ({
    node,
    service,
    before: method,
    after,
    write: (member) => `${write(member)}${handlers.chain}`,
  });
  if (method === 'getUser') {
    return rewrite(
      'ProfileService',
      'ProfileService.load()',
      (profiles) => `${profiles}.load()${copy(handlers)}`,
    );
  }
  if (!argument || argument === callback) {
    return undefined;
  }
  if (method === 'linkUser') {
    return rewrite(
      'IdentityService',
      'IdentityService.link()',
      (identities) => `${identities}.link(${argument.getText()})`,
    );
  }
  return method === 'patchUserMetadata'
    ? rewrite(
        'ProfileService',
        'ProfileService.updateMetadata()',
        (profiles) => metadataCall(profiles, argument, handlers.usesResult) + copy(handlers),
      )
    : undefined;
}

/** The service hands out the object that it shows, so that code which changes it gets its own. */
function copy({ changesResult }: PromiseHandlers): string {
  return changesResult ? '.then((shown) => structuredClone(shown))' : '';
}
