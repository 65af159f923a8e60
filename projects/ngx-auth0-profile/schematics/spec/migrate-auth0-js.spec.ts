import { compile } from './compile.ts';
import { EXPLAINED } from './explained-shapes.ts';
import { REWRITTEN } from './rewritten-shapes.ts';
import { Workspace } from './workspace.ts';

describe('ng generate ngx-auth0-profile:migrate-auth0-js', () => {
  for (const { what, code, has = [], lacks = [], says = [] } of [...REWRITTEN, ...EXPLAINED]) {
    describe(`given ${what}`, () => {
      it('rewrites what is certain and says what is not', async () => {
        const { text, printed } = await migrate(code);
        for (const part of has) {
          expect(text).toContain(part);
        }
        for (const part of lacks) {
          expect(text).not.toContain(part);
        }
        for (const pattern of says) {
          expect(text.replaceAll('\n', ' ')).toMatch(pattern);
          expect(printed).toMatch(pattern);
        }
        if (says.length === 0) {
          expect(text).not.toContain('// ngx-auth0-profile:');
        }
      });
    });
  }

  it('changes nothing more when it runs a second time', async () => {
    for (const { code, what } of [...REWRITTEN, ...EXPLAINED]) {
      const { text } = await migrate(code);
      expect((await migrate(text)).text)
        .withContext(what)
        .toBe(text);
    }
  });

  it('leaves code that compiles before compiling after', async () => {
    const shapes = [...REWRITTEN, ...EXPLAINED];
    const before = Object.fromEntries(
      shapes.map(({ code }, at) => [`before-${String(at)}.ts`, code]),
    );
    expect(compile(before)).toEqual([]);
    expect(compile({ 'wrong.ts': 'export const wrong: string = 1;' })).toHaveSize(1);
    const after: Record<string, string> = {};
    for (const [at, { code }] of shapes.entries()) {
      after[`after-${String(at)}.ts`] = (await migrate(code)).text;
    }
    expect(compile(after)).toEqual([]);
  });

  it('touches only files with legacy code, and only the folder named', async () => {
    const workspace = await Workspace.create({});
    const legacy = REWRITTEN[0]?.code ?? '';
    workspace.write('src/app/a/account.ts', legacy);
    workspace.write('src/app/b/account.ts', legacy);
    const before = workspace.snapshot();
    await workspace.run('migrate-auth0-js', { path: 'src/app/a' });
    const after = workspace.snapshot();
    expect(Object.keys(after).filter((path) => after[path] !== before[path])).toEqual([
      '/src/app/a/account.ts',
    ]);
    expect(workspace.printed).toContain('1 call rewritten, 0 places left for you to look at.');
  });

  it('reads libraries as well as applications', async () => {
    const workspace = await Workspace.create({});
    await workspace.addLibrary('account');
    workspace.write('projects/account/src/lib/account.ts', REWRITTEN[1]?.code ?? '');
    await workspace.run('migrate-auth0-js', { project: 'account' });
    expect(workspace.text('projects/account/src/lib/account.ts')).toContain('ProfileService');
  });
});

async function migrate(code: string): Promise<{ text: string; printed: string }> {
  const workspace = await Workspace.create({});
  workspace.write('src/app/legacy.ts', code);
  await workspace.run('migrate-auth0-js');
  return { text: workspace.text('src/app/legacy.ts'), printed: workspace.printed.join(' ') };
}
