import { SchematicsException, type Tree } from '@angular-devkit/schematics';
import { readWorkspace, type ProjectDefinition } from '@schematics/angular/utility';
import { posix } from 'node:path';
import { AppSources } from './app-sources';
import { ModuleExports } from './module-exports';
import { ModuleResolver } from './module-resolver';
import { readPathMappings } from './path-mappings';
import { ValueResolver } from './value-resolver';

/** A build configuration that replaces files. */
export interface Build {
  readonly isDeployed: boolean;
  /** What is in the place of a file, by path. */
  readonly replacements: ReadonlyMap<string, string>;
}

/** An application project of the workspace, and where its source is. */
export interface Application {
  readonly name: string;
  readonly root: string;
  readonly sourceRoot: string;
  readonly mainPath: string;
  readonly tsConfigPath: string | undefined;
  /** Whether a build target renders it on a server or before deployment. */
  readonly server: boolean;
  /** The build configurations that replace files. */
  readonly builds: readonly Build[];
  /** The files by which `ng serve` passes requests on. */
  readonly proxyConfigs: readonly string[];
  /** The only project of the workspace that can be served. */
  readonly onlyApplication: boolean;
}

/**
 * Chooses the application a schematic is for: the one named, else the only one.
 * Answers with the name of the project when it is a library.
 * @throws SchematicsException naming `--project` when the choice is not clear
 */
export async function findApplication(
  tree: Tree,
  command: string,
  requested?: string,
): Promise<Application | { readonly library: string }> {
  const { projects } = await readWorkspace(tree);
  const applications = [...projects].filter(([, project]) => isApplication(project));
  const names = applications.map(([name]) => name);
  if (requested !== undefined) {
    const project = projects.get(requested);
    if (!project) {
      throw new SchematicsException(
        `There is no project '${requested}' in this workspace. Name one of its applications: ${command} --project=${names.join(' | ') || '<name>'}`,
      );
    }
    if (!isApplication(project)) {
      return { library: requested };
    }
    return describeApplication(requested, project, names.length === 1);
  }
  const [only, ...others] = applications;
  if (!only) {
    throw new SchematicsException(
      'This workspace has no application. Generate one first: ng generate application <name>',
    );
  }
  if (others.length > 0) {
    throw new SchematicsException(
      `This workspace has several applications. Say which one is meant: ${command} --project=${names.join(' | ')}`,
    );
  }
  return describeApplication(only[0], only[1], true);
}

/** Reads and edits the source of a project. */
export interface Readers {
  readonly sources: AppSources;
  readonly modules: ModuleResolver;
  readonly values: ValueResolver;
}

/** Readers for the source of an application, path aliases and `baseUrl` included. */
export function readersFor(
  tree: Tree,
  application: Application,
  replacements?: ReadonlyMap<string, string>,
): Readers {
  return readersIn(tree, application.tsConfigPath ?? 'tsconfig.json', replacements);
}

/** Readers for source that a tsconfig file compiles. */
export function readersIn(
  tree: Tree,
  tsConfigPath: string,
  replacements?: ReadonlyMap<string, string>,
  sources = new AppSources(tree),
): Readers {
  const modules = new ModuleResolver(sources, readPathMappings(tree, tsConfigPath), replacements);
  return { sources, modules, values: new ValueResolver(new ModuleExports(sources, modules)) };
}

function isApplication(project: ProjectDefinition): boolean {
  return project.extensions['projectType'] !== 'library';
}

function describeApplication(
  name: string,
  project: ProjectDefinition,
  onlyApplication: boolean,
): Application {
  const build = project.targets.get('build');
  const options = build?.options ?? {};
  const sourceRoot = project.sourceRoot ?? posix.join(project.root, 'src');
  const text = (key: string) => (typeof options[key] === 'string' ? options[key] : undefined);
  return {
    name,
    root: project.root,
    sourceRoot,
    mainPath: text('browser') ?? text('main') ?? posix.join(sourceRoot, 'main.ts'),
    tsConfigPath: text('tsConfig'),
    builds: Object.entries(build?.configurations ?? {}).flatMap(([key, configuration]) => {
      const replacements = fileReplacements(configuration?.['fileReplacements']);
      return replacements.size > 0
        ? [{ isDeployed: !/^(dev|local|test)/.test(key), replacements }]
        : [];
    }),
    server: project.targets.has('server') || Boolean(options['server'] ?? options['ssr']),
    proxyConfigs: proxyConfigsOf(project),
    onlyApplication,
  };
}

function proxyConfigsOf({ targets }: ProjectDefinition): string[] {
  const { options, configurations = {} } = targets.get('serve') ?? {};
  return [options, ...Object.values(configurations)]
    .map((each) => each?.['proxyConfig'])
    .filter((path) => typeof path === 'string');
}

function fileReplacements(given: unknown): ReadonlyMap<string, string> {
  const entries = Array.isArray(given) ? (given as unknown[]) : [];
  return new Map(
    entries.flatMap((entry): [string, string][] => {
      const { replace, with: replacement } = Object(entry) as Record<string, unknown>;
      return typeof replace === 'string' && typeof replacement === 'string'
        ? [[replace, replacement]]
        : [];
    }),
  );
}
