import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const built = fileURLToPath(new URL('../../../../dist/schematics-under-test', import.meta.url));
const read = (path: string): string => readFileSync(join(built, path), 'utf8');
const files = readdirSync(built, { recursive: true, encoding: 'utf8' });

describe('the built collection', () => {
  it('is CommonJS, whatever the package around it is', () => {
    expect(JSON.parse(read('package.json'))).toEqual({ type: 'commonjs' });
    expect(read('ng-add/index.js')).toContain('exports.ngAdd');
  });

  it('has every factory and schema it names', () => {
    const { schematics } = JSON.parse(read('collection.json')) as {
      schematics: Record<string, { factory: string; schema: string }>;
    };
    for (const { factory, schema } of Object.values(schematics)) {
      const [module = '', name = ''] = factory.split('#');
      expect(read(`${module}.js`)).toContain(`exports.${name} =`);
      expect(existsSync(join(built, schema)))
        .withContext(schema)
        .toBeTrue();
    }
  });

  it('gives every prompt a flag that works without a terminal', () => {
    const { properties } = JSON.parse(read('ng-add/schema.json')) as {
      properties: Record<string, object>;
    };
    const prompting = Object.entries(properties).filter(([, option]) => 'x-prompt' in option);
    expect(prompting.map(([name]) => name)).toEqual(['domain', 'clientId', 'mode']);
    expect(read('ng-add/setup/schema.json')).not.toContain('x-prompt');
  });

  it('takes every option of the first phase in the second', () => {
    const names = (path: string) =>
      Object.keys((JSON.parse(read(path)) as { properties: object }).properties);
    expect(names('ng-add/setup/schema.json')).toEqual(names('ng-add/schema.json'));
  });

  it('writes through the tree alone, so that a dry run touches nothing', () => {
    const scripts = files.filter((file) => file.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(50);
    for (const file of scripts) {
      expect(read(file))
        .withContext(file)
        .not.toMatch(/writeFile|mkdir|rmSync|unlinkSync|child_process/);
    }
  });

  it('uses no property of require, which the CLI replaces by a plain function', () => {
    for (const file of files.filter((each) => each.endsWith('.js'))) {
      expect(read(file))
        .withContext(file)
        .not.toMatch(/\brequire\.\w/);
    }
  });

  it('has a place for migrations', () => {
    expect(JSON.parse(read('migrations.json'))).toEqual(
      jasmine.objectContaining({ schematics: {} }),
    );
  });
});
