import ts from 'typescript';
import type { ExaminedApplication } from '../examined-application';
import { placeOf, type Finding } from '../finding';

const SECRET_NAME = /^(auth0_?)?client_?secret$/i;
const SECRET_TEXT = /\bclient_secret=|\bgrant_type=client_credentials\b/;

/**
 * A client secret, or the grant that needs one, in code that every visitor can read. RFC 6749,
 * section 2.1: a browser cannot keep a secret.
 */
export function browserSecret({ files }: ExaminedApplication): Finding[] {
  return files
    .filter(({ fileName }) => !/(^|\/)server\.ts$|\.server\.ts$/.test(fileName))
    .flatMap((file) => {
      const found: ts.Node[] = [];
      file.forEachChild(function look(node): void {
        if (isSecret(node)) {
          found.push(node);
        } else {
          node.forEachChild(look);
        }
      });
      return found;
    })
    .map((node) => ({
      check: 'browser-secret',
      severity: 'error',
      ...placeOf(node),
      message:
        'A client secret, or a client-credentials grant, is in browser code, where every visitor can read it and change every user with it. Rotate the secret in the dashboard, then move the call to a back end: ng generate ngx-auth0-profile:proxy',
    }));
}

function isSecret(node: ts.Node): boolean {
  if (
    ts.isPropertyAssignment(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isPropertyDeclaration(node)
  ) {
    const { name, initializer } = node;
    const text = ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : '';
    const isEmpty =
      !initializer || (ts.isStringLiteralLike(initializer) && initializer.text === '');
    return (SECRET_NAME.test(text) && !isEmpty) || isClientCredentials(initializer);
  }
  if (ts.isShorthandPropertyAssignment(node)) {
    return SECRET_NAME.test(node.name.text);
  }
  if (ts.isCallExpression(node)) {
    const [name, value] = node.arguments;
    return (
      name !== undefined &&
      value !== undefined &&
      ts.isStringLiteralLike(name) &&
      (SECRET_NAME.test(name.text) || (name.text === 'grant_type' && isClientCredentials(value)))
    );
  }
  return (
    (ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node)) &&
    SECRET_TEXT.test(node.text)
  );
}

function isClientCredentials(node: ts.Expression | undefined): boolean {
  return node !== undefined && ts.isStringLiteralLike(node) && node.text === 'client_credentials';
}
