import { compile } from './compile.ts';
import { APPLICATIONS } from './shapes/applications.ts';
import { expectGolden, textDiff, workspaceDiff } from './shapes/golden.ts';
import { SOURCES } from './shapes/sources.ts';
import { Workspace } from './workspace.ts';

describe('ng add › applications of public repositories', () => {
  for (const { name, create = {}, add = {}, files } of APPLICATIONS) {
    it(`${name} › changes what its golden file shows, compiles as before, and changes nothing when it runs again`, async () => {
      const workspace = await Workspace.create(create);
      for (const [path, content] of Object.entries(files)) {
        workspace.write(
          path,
          typeof content === 'string' ? content : content(workspace.text(path)),
        );
      }
      const before = workspace.snapshot();
      const errorsBefore = compile(scriptsOf(workspace));
      await workspace.add(add);
      const after = workspace.snapshot();
      expectGolden(
        `applications/${name}`,
        `${workspace.printed.join('\n\n')}\n\n${workspaceDiff(before, after)}`,
      );
      expect(compile(scriptsOf(workspace))).toEqual(errorsBefore);
      await workspace.add(add);
      expect(workspace.snapshot()).toEqual(after);
    });
  }
});

describe('migrate-auth0-js › sources of public repositories', () => {
  const outputs: Record<string, string> = {};

  for (const { name, outcome, code } of SOURCES) {
    it(`${name} › is ${outcome}, as its golden file shows`, async () => {
      const workspace = await Workspace.create({});
      workspace.write('src/app/legacy.ts', code);
      await workspace.run('migrate-auth0-js');
      const text = workspace.text('src/app/legacy.ts');
      const printed = workspace.printed.join('\n');
      outputs[`${name}.ts`] = text;
      expectGolden(`sources/${name}`, `${printed}\n\n${textDiff(code, text)}`);
      expect(/Rewritten: /.test(printed))
        .withContext('rewritten')
        .toBe(outcome === 'rewritten');
      expect(text.includes('// ngx-auth0-profile: '))
        .withContext('commented')
        .toBe(outcome === 'commented');
      if (outcome === 'reported' || outcome === 'untouched') {
        expect(text).toBe(code);
        expect(/src\/app\/legacy\.ts:\d+: /.test(printed)).toBe(outcome === 'reported');
      }
    });
  }

  it('every source compiles before and after', async () => {
    const before = Object.fromEntries(SOURCES.map(({ name, code }) => [`${name}.ts`, code]));
    expect(compile(before)).toEqual([]);
    for (const { name, code } of SOURCES) {
      if (outputs[`${name}.ts`] === undefined) {
        const workspace = await Workspace.create({});
        workspace.write('src/app/legacy.ts', code);
        await workspace.run('migrate-auth0-js');
        outputs[`${name}.ts`] = workspace.text('src/app/legacy.ts');
      }
    }
    expect(compile(outputs)).toEqual([]);
  });
});

/** What is compiled of an application: its sources and templates. */
function scriptsOf(workspace: Workspace): Record<string, string> {
  return Object.fromEntries(
    workspace.tree.files
      .filter((path) => /^\/src\/.*\.(ts|html|css)$/.test(path) && !path.endsWith('.spec.ts'))
      .filter((path) => path !== '/src/server.ts')
      .map((path) => [path.slice(1), workspace.text(path)]),
  );
}
