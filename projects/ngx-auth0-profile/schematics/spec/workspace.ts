import {
  SchematicTestRunner,
  type UnitTestTree,
} from '@angular-devkit/schematics/testing/index.js';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BUILT = '../../../../dist/schematics-under-test/collection.json';

/** What the `application` schematic of Angular accepts. */
export interface ApplicationOptions {
  readonly name?: string;
  readonly projectRoot?: string;
  readonly standalone?: boolean;
  readonly routing?: boolean;
  readonly ssr?: boolean;
  readonly zoneless?: boolean;
  readonly style?: string;
  readonly prefix?: string;
  readonly fileNameStyleGuide?: string;
}

/** An Angular workspace in memory, made by Angular's own schematics, and the built collection to run in it. */
export class Workspace {
  private readonly runner = new SchematicTestRunner(
    'ngx-auth0-profile',
    fileURLToPath(new URL(BUILT, import.meta.url)),
  );
  /** What the schematics printed since the last run began. */
  readonly printed: string[] = [];

  tree: UnitTestTree;

  private constructor(tree: UnitTestTree) {
    this.tree = tree;
    this.runner.logger.subscribe(({ message }) => this.printed.push(message));
  }

  static async create(...applications: readonly ApplicationOptions[]): Promise<Workspace> {
    const angular = new SchematicTestRunner(
      '@schematics/angular',
      collectionOf('@schematics/angular'),
    );
    let tree = await angular.runSchematic('workspace', {
      name: 'workspace',
      version: '22.2.0',
      newProjectRoot: 'projects',
    });
    for (const options of applications) {
      const single = applications.length === 1;
      tree = await angular.runSchematic(
        'application',
        {
          name: 'shop',
          skipInstall: true,
          ...(single ? { projectRoot: '' } : {}),
          ...options,
        },
        tree,
      );
    }
    return new Workspace(tree);
  }

  /** Runs one of the collection's schematics. */
  async run(schematic: string, options: object = {}): Promise<void> {
    this.printed.length = 0;
    this.tree = await this.runner.runSchematic(schematic, options, this.tree);
  }

  /** Runs both phases of `ng add`, the second as the CLI would: with the options the first hands on. */
  async add(options: object = {}): Promise<void> {
    await this.run('ng-add', options);
    const setup = this.runner.tasks.find(({ name }) => name === 'run-schematic');
    if (!setup) {
      return;
    }
    const handed = setup.options as { options: object };
    const printed = [...this.printed];
    await this.run('ng-add-setup-project', handed.options);
    this.printed.unshift(...printed);
  }

  /** Adds an Angular library to the workspace. */
  async addLibrary(name: string): Promise<void> {
    const angular = new SchematicTestRunner(
      '@schematics/angular',
      collectionOf('@schematics/angular'),
    );
    this.tree = await angular.runSchematic('library', { name, skipInstall: true }, this.tree);
  }

  /** Names of the tasks the last run scheduled. */
  get tasks(): string[] {
    return this.runner.tasks.map(({ name }) => name);
  }

  text(path: string): string {
    return this.tree.readText(path);
  }

  write(path: string, text: string): void {
    if (this.tree.exists(path)) {
      this.tree.overwrite(path, text);
    } else {
      this.tree.create(path, text);
    }
  }

  replace(path: string, from: string, to: string): void {
    const text = this.text(path);
    if (!text.includes(from)) {
      throw new Error(`${path} does not contain ${from}:\n${text}`);
    }
    this.tree.overwrite(path, text.replace(from, to));
  }

  /** Writes every file below a folder of the disk, in the place of what is there. */
  writeTo(folder: string): void {
    rmSync(folder, { recursive: true, force: true });
    for (const path of this.tree.files) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, this.tree.read(path) ?? '');
    }
  }

  /** Every file by path, to compare two states. */
  snapshot(): Record<string, string> {
    return Object.fromEntries(
      this.tree.files.map((path) => [path, this.tree.read(path)?.toString('latin1') ?? '']),
    );
  }
}

function collectionOf(packageName: string): string {
  return fileURLToPath(import.meta.resolve(`${packageName}/package.json`)).replace(
    /package\.json$/,
    'collection.json',
  );
}
