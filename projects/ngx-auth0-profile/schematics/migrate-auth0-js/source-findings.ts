import ts from 'typescript';
import type { ApplicationProof } from '../auth0/proof/application-proof';
import { readManagementRequest } from '../auth0/management-request';
import { managementFindings, managementTokenFindings } from './management-findings';
import { createsManagement, managementMethod } from './management-client';
import { loginFindings } from './login-findings';
import { requestFindings } from './request-findings';
import type { SourceFinding } from './source-finding';
import { strayAddresses } from './stray-addresses';

const OTHER_TYPES =
  'Not rewritten, because the result of ProfileService does not fit the types around this call, and it would not compile. Change them to UserProfile of ngx-auth0-profile, then use ProfileService.';

/** What is left in a file after the rewrites: calls and requests that stay, and logins that would fail. */
export function sourceFindings(
  source: ts.SourceFile,
  proof: ApplicationProof,
  refused: ReadonlySet<string>,
): SourceFinding[] {
  const found: SourceFinding[] = [];
  source.forEachChild(function look(node): void {
    if (createsManagement(node)) {
      found.push(...managementTokenFindings(node));
    } else if (ts.isNewExpression(node)) {
      found.push(...loginFindings(node, proof));
    } else if (ts.isCallExpression(node) && refused.has(node.getText())) {
      found.push({ node, text: OTHER_TYPES, inSource: true });
    } else if (ts.isCallExpression(node)) {
      const request = readManagementRequest(node, proof);
      if (request) {
        found.push(...requestFindings(request, proof));
      }
      const method = managementMethod(node, proof.values);
      if (method) {
        found.push(...managementFindings(node, method, proof));
      }
      found.push(...loginFindings(node, proof));
    }
    node.forEachChild(look);
  });
  return [...found, ...strayAddresses(source, proof)];
}
