import type { Tree } from '@angular-devkit/schematics';
import ts from 'typescript';
import { readersFor, type Application } from '../app-code/application';
import { isImported } from '../app-code/imported-name';
import { callsIn } from '../app-code/root-config';
import { RootEditor } from '../app-code/root-editor';
import type { RootProviders } from '../app-code/root-providers';
import { sourceFiles } from '../app-code/source-mentions';
import { objectBehind, valueOf, type ValueResolver } from '../app-code/value-resolver';
import { ApplicationProof } from '../auth0/proof/application-proof';
import { findAuth0Setup } from '../auth0/auth0-setup';

/** One application as the checks see it. */
export interface ExaminedApplication {
  readonly tree: Tree;
  readonly application: Application;
  readonly values: ValueResolver;
  /** What its source proves about its requests. */
  readonly proof: ApplicationProof;
  readonly providers: RootProviders;
  /** Every source file of the application but its specs. */
  readonly files: readonly ts.SourceFile[];
  /** The call that configures Auth0. */
  readonly auth0: ts.CallExpression | undefined;
  /** The features that log users in. */
  readonly login: {
    readonly auth0Angular: ts.CallExpression | undefined;
    readonly bff: ts.CallExpression | undefined;
  };
  /** Its configuration, when it is an object literal somewhere in the application. */
  readonly config: ts.ObjectLiteralExpression | undefined;
  /** `authorizationParams` of the configuration, likewise. */
  readonly params: ts.ObjectLiteralExpression | undefined;
  /** The configured domain, when the source tells it. */
  readonly domain: string | undefined;
}

/**
 * Reads an application for the checks.
 * @throws NotAnalysable when its root configuration cannot be followed
 */
export function examineApplication(
  tree: Tree,
  application: Application,
  replacements: ReadonlyMap<string, string>,
): ExaminedApplication {
  const { sources, values } = readersFor(tree, application, replacements);
  const providers = new RootEditor(sources, values, application.mainPath).providers();
  const auth0 = findAuth0Setup(providers);
  const [argument] = auth0?.arguments ?? [];
  const config = objectBehind(values, argument);
  const params = objectBehind(values, config && valueOf(values, config, 'authorizationParams'));
  const domain = config && valueOf(values, config, 'domain');
  const files = sourceFiles(tree, application.sourceRoot).map((path) => sources.source(path));
  const calls = files.flatMap((file) => callsIn(file));
  const feature = (name: string, from: string) =>
    calls.find(({ expression }) => isImported(expression, name, `ngx-auth0-profile/${from}`));
  return {
    tree,
    login: {
      auth0Angular: feature('withAuth0Angular', 'auth0-angular'),
      bff: feature('withBff', 'bff'),
    },
    proof: new ApplicationProof(values, files),
    application,
    values,
    providers,
    auth0,
    config,
    params,
    domain: domain && values.resolveString(domain),
    files,
  };
}

/** The path of the file a node is in. */
export function pathOf(node: ts.Node): string {
  return node.getSourceFile().fileName;
}
