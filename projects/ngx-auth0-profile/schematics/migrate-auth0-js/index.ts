import { noop, type Rule, type SchematicContext, type Tree } from '@angular-devkit/schematics';
import { readWorkspace } from '@schematics/angular/utility';
import { posix } from 'node:path';
import { findApplication, readersIn, type Application } from '../app-code/application';
import { sourceFiles } from '../app-code/source-mentions';
import { ApplicationProof } from '../auth0/proof/application-proof';
import { migrateFile } from './migrate-file';
import { MigrationReport } from './migration-report';
import { sourceFindings } from './source-findings';
import { TypeCheck } from './type-check';
import { writeComments } from './write-comments';

/** What `ng generate ngx-auth0-profile:migrate-auth0-js` accepts. */
export interface MigrateOptions {
  project?: string;
  path?: string;
}

/** Moves a project from auth0-js `Management` and hand-written requests to ProfileService. */
export function migrateAuth0Js(options: MigrateOptions): Rule {
  return async (tree: Tree, context: SchematicContext) => {
    const { sourceRoot, tsConfigPath, builds } = await chooseProject(tree, options.project);
    const { sources, values } = readersIn(tree, tsConfigPath);
    const paths = sourceFiles(tree, sourceRoot);
    const all = new Set([...paths, ...(options.path ? sourceFiles(tree, options.path) : [])]);
    const files = [...all].map((path) => sources.source(path));
    const otherBuilds = builds.map(({ replacements }) => {
      const readers = readersIn(tree, tsConfigPath, replacements, sources);
      return new ApplicationProof(readers.values, files);
    });
    const proof = new ApplicationProof(values, files, otherBuilds);
    const check = new TypeCheck(tree, sources, [...all], tsConfigPath);
    const report = new MigrationReport();
    for (const path of options.path ? sourceFiles(tree, options.path) : paths) {
      const { rewritten, refused } = migrateFile(sources, proof, check, path);
      report.rewrote(path, rewritten);
      const found = sourceFindings(sources.source(path), proof, refused);
      report.left(path, writeComments(sources, path, found));
    }
    const usesAuth0Angular = paths.some((path) =>
      /\b(provideAuth0\(|AuthModule\.forRoot\()/.test(sources.text(path)),
    );
    sources.commit();
    report.print(context.logger, usesAuth0Angular);
    return noop();
  };
}

/** A library may hold legacy code as well as an application. */
async function chooseProject(
  tree: Tree,
  name?: string,
): Promise<Pick<Application, 'sourceRoot' | 'builds'> & { tsConfigPath: string }> {
  const command = 'ng generate ngx-auth0-profile:migrate-auth0-js';
  const application = await findApplication(tree, command, name);
  if (!('library' in application)) {
    const { sourceRoot, tsConfigPath = 'tsconfig.json', builds } = application;
    return { sourceRoot, tsConfigPath, builds };
  }
  const { projects } = await readWorkspace(tree);
  const project = projects.get(application.library);
  const sourceRoot = project?.sourceRoot ?? posix.join(project?.root ?? '', 'src');
  return { sourceRoot, tsConfigPath: 'tsconfig.json', builds: [] };
}
