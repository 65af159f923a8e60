import ts from 'typescript';
import { textValue } from '../app-code/text-value';
import { readManagementRequest, requestsNothing } from '../auth0/management-request';
import { addressInEveryBuild } from '../auth0/proof/across-builds';
import type { ApplicationProof } from '../auth0/proof/application-proof';
import { managementAddress } from '../auth0/proof/management-address';
import { calleeName } from '../auth0/proof/tenants';
import type { SourceFinding } from './source-finding';

const TEXT =
  'This is an address of the Management API, for a request the codemod does not know. Use ProfileService, which takes the access token and its scopes from Auth0 itself.';

/**
 * Addresses of the Management API in the hands of code that is no known way to send a request: a
 * wrapper, a queue, a function that builds them.
 */
export function strayAddresses(source: ts.SourceFile, proof: ApplicationProof): SourceFinding[] {
  const found: SourceFinding[] = [];
  source.forEachChild(function look(node): void {
    if (ts.isCallExpression(node) && readManagementRequest(node, proof)) {
      return;
    }
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      found.push(...givenTo(node, proof));
    } else if (ts.isReturnStatement(node) && node.expression && isText(node.expression)) {
      found.push(...ofText(node, node.expression, proof));
    }
    node.forEachChild(look);
  });
  return found;
}

function givenTo(
  node: ts.CallExpression | ts.NewExpression,
  proof: ApplicationProof,
): SourceFinding[] {
  const isPassedOn = ts.isCallExpression(node)
    ? requestsNothing(node) ||
      /^(encodeURI|then|catch|subscribe|pipe)/.test(calleeName(node.expression) ?? '')
    : calleeName(node.expression) === 'URL';
  if (isPassedOn) {
    return [];
  }
  return (node.arguments ?? []).flatMap((argument) => {
    const parts = ts.isObjectLiteralExpression(argument)
      ? argument.properties.flatMap((property) =>
          ts.isPropertyAssignment(property) &&
          /^['"]?(url|uri|path|href|endpoint)['"]?$/i.test(property.name.getText())
            ? [property.initializer]
            : [],
        )
      : [argument];
    return parts.flatMap((part) => ofText(node, part, proof));
  });
}

function ofText(node: ts.Node, text: ts.Expression, proof: ApplicationProof): SourceFinding[] {
  const address = addressInEveryBuild(proof, ({ values, tenants }) =>
    managementAddress(values, textValue(values, text), tenants),
  );
  return address?.answer === 'yes' && address.segments.length > 0
    ? [{ node, text: TEXT, inSource: true }]
    : [];
}

function isText(node: ts.Expression): boolean {
  return (
    ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || ts.isBinaryExpression(node)
  );
}
