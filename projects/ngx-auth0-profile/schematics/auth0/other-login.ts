import type { Tree } from '@angular-devkit/schematics';
import { readWorkspace } from '@schematics/angular/utility';
import { posix } from 'node:path';
import ts from 'typescript';
import type { Application } from '../app-code/application';
import { sourceFiles } from '../app-code/source-mentions';

/** A login that an application has by another library than auth0-angular, and where. */
export interface OtherLogin {
  readonly library: string;
  readonly path: string;
}

/** Packages that log users in, and the names that do so where a package has types to import as well. */
const loginPackages: Readonly<Record<string, RegExp | undefined>> = {
  '@auth0/auth0-spa-js': /\b(createAuth0Client|Auth0Client)\b/,
  'auth0-js': undefined,
  'auth0-lock': undefined,
  '@auth0/auth0-lock': undefined,
  'auth0-lock-passwordless': undefined,
  'angular-auth-oidc-client': undefined,
  'angular-oauth2-oidc': undefined,
  'oidc-client': undefined,
  'oidc-client-ts': undefined,
  'keycloak-js': undefined,
  'keycloak-angular': undefined,
  '@okta/okta-angular': undefined,
  '@okta/okta-auth-js': undefined,
  '@azure/msal-angular': undefined,
  '@azure/msal-browser': undefined,
};

/** Auth0's scripts that need no import, by the names they put on `window`. */
const GLOBALS: readonly (readonly [library: string, use: RegExp])[] = [
  ['auth0-js', /new\s+((window|globalThis)\.)?auth0\.(WebAuth|Authentication)\s*\(/],
  ['auth0-lock', /new\s+((window|globalThis)\.)?Auth0Lock(Passwordless)?\s*\(/],
  ['@auth0/auth0-spa-js', /\bcreateAuth0Client\s*\(|new\s+(auth0\.)?Auth0Client\s*\(/],
];

const AUTH0_SCRIPT = /(auth0-spa-js|auth0(-js)?|lock)([-/@][\w.-]+)*\/?[\w.-]*\.js/i;

/** Finds a login by another library: imported, required, loaded as a script, or used as a global. */
export async function findOtherLogin(
  tree: Tree,
  application: Application,
): Promise<OtherLogin | undefined> {
  for (const path of sourceFiles(tree, application.sourceRoot)) {
    const text = tree.readText(path);
    const library = importedLogin(path, text) ?? GLOBALS.find(([, use]) => use.test(text))?.[0];
    if (library) {
      return { library, path };
    }
  }
  return (await scriptOfBuild(tree, application)) ?? scriptOfPage(tree, application);
}

function importedLogin(path: string, text: string): string | undefined {
  if (!/auth|oidc|keycloak|okta|msal/i.test(text)) {
    return undefined;
  }
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  let found: string | undefined;
  source.forEachChild(function look(node): void {
    const name = packageOf(moduleOf(node));
    if (name !== undefined && Object.hasOwn(loginPackages, name)) {
      const names = loginPackages[name];
      found ??=
        !names || names.test(node.getText()) || !ts.isImportDeclaration(node) ? name : undefined;
    }
    node.forEachChild(look);
  });
  return found;
}

/** The package of a module, which may be one of its files: `auth0-js` of `auth0-js/build/auth0`. */
function packageOf(specifier: string | undefined): string | undefined {
  return /^(@[^/]+\/)?[^/]+/.exec(specifier ?? '')?.[0];
}

/** The module that a value import, `import()` or `require()` loads. */
function moduleOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node)) {
    const typeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return !typeOnly && ts.isStringLiteral(node.moduleSpecifier)
      ? node.moduleSpecifier.text
      : undefined;
  }
  if (ts.isExternalModuleReference(node) && ts.isStringLiteral(node.expression)) {
    return node.expression.text;
  }
  if (!ts.isCallExpression(node)) {
    return undefined;
  }
  const loads =
    node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require';
  const [name] = node.arguments;
  return loads && name && ts.isStringLiteralLike(name) ? name.text : undefined;
}

async function scriptOfBuild(
  tree: Tree,
  application: Application,
): Promise<OtherLogin | undefined> {
  const { projects } = await readWorkspace(tree);
  const scripts = projects.get(application.name)?.targets.get('build')?.options?.['scripts'];
  const named = JSON.stringify(scripts ?? []);
  return /auth0|lock/i.test(named) && AUTH0_SCRIPT.test(named)
    ? { library: 'a script of Auth0', path: 'angular.json' }
    : undefined;
}

function scriptOfPage(tree: Tree, { sourceRoot }: Application): OtherLogin | undefined {
  const path = posix.join(sourceRoot, 'index.html');
  const sources = tree.exists(path)
    ? [...tree.readText(path).matchAll(/<script[^>]*\ssrc=["']([^"']+)["']/gi)]
    : [];
  const found = sources.some(
    ([, source]) =>
      /cdn\.auth0\.com\/|auth0/i.test(source ?? '') && AUTH0_SCRIPT.test(source ?? ''),
  );
  return found ? { library: 'a script of Auth0', path } : undefined;
}
