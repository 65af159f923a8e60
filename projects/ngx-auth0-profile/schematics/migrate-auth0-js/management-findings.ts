import ts from 'typescript';
import { propertyValue } from '../app-code/property-value';
import { unwrap } from '../app-code/unwrap';
import type { ApplicationProof } from '../auth0/proof/application-proof';
import { ID_TOKEN, looksLikeIdToken, needsBackEnd, otherUser } from './advice';
import type { SourceFinding } from './source-finding';

/** What the library has in the place of a method of auth0-js' Management client. */
const replacements: Readonly<Record<string, string>> = {
  getUser: 'ProfileService.load()',
  patchUserMetadata: 'ProfileService.updateMetadata()',
  linkUser: 'IdentityService.link()',
};

/** What there is to say about a call of the Management client that stays. */
export function managementFindings(
  node: ts.CallExpression,
  method: string,
  proof: ApplicationProof,
): SourceFinding[] {
  const [id, attributes] = node.arguments;
  if (method === 'patchUserAttributes') {
    const literal = attributes && unwrap(attributes);
    const fields =
      literal && ts.isObjectLiteralExpression(literal)
        ? literal.properties.map((each) => each.name?.getText() ?? '')
        : [];
    return [{ node, text: needsBackEnd(fields), inSource: true }];
  }
  const other = otherUser(id, proof);
  if (other) {
    return [{ node, text: other, inSource: true }];
  }
  const instead = Object.hasOwn(replacements, method) ? replacements[method] : undefined;
  const text = instead
    ? `Not rewritten, because what its callback does for which outcome is not certain from the source. Use ${instead}.`
    : `Not rewritten: the library has nothing in the place of ${method}. See the endpoints that users can call: managementEndpoints.`;
  return [{ node, text, inSource: true }];
}

/** A Management client that is given an ID token. */
export function managementTokenFindings(node: ts.NewExpression): SourceFinding[] {
  const [options] = node.arguments ?? [];
  const literal = options && unwrap(options);
  const token =
    literal && ts.isObjectLiteralExpression(literal) ? propertyValue(literal, 'token') : undefined;
  return token && looksLikeIdToken(token.getText())
    ? [{ node, text: ID_TOKEN, inSource: true }]
    : [];
}
