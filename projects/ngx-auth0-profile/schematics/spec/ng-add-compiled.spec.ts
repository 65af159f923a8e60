import { compile } from './compile.ts';
import { Workspace, type ApplicationOptions } from './workspace.ts';

const tenant = { domain: 'acme.eu.auth0.com', clientId: 'AbC123' };

describe('what ng add writes', () => {
  const kinds: [what: string, application: ApplicationOptions, options: object][] = [
    ['for a tenant', {}, tenant],
    ['for the emulator, in place', {}, { ...tenant, emulator: true, skipEnvironments: true }],
    ['in proxy mode', {}, { ...tenant, mode: 'proxy' }],
    ['in an application of NgModules', { standalone: false }, tenant],
    ['in proxy mode, in an application of NgModules', { standalone: false }, { mode: 'proxy' }],
    ['in an application with a server', { ssr: true }, tenant],
    ['with a page of its own', {}, { ...tenant, ownPage: true }],
    [
      'with a page of its own and the My Account API',
      {},
      { ...tenant, ownPage: true, myAccount: true },
    ],
  ];
  for (const [what, application, options] of kinds) {
    it(`compiles strictly, templates included, ${what}`, async () => {
      const workspace = await Workspace.create(application);
      await workspace.add(options);
      expect(compile(sourcesOf(workspace))).toEqual([]);
    });
  }

  it('would not compile with a wrong name in the template', async () => {
    const workspace = await Workspace.create({});
    await workspace.add({ ...tenant, ownPage: true });
    workspace.replace('src/app/profile/profile-page.html', 'isEdited()', 'isEdted()');
    expect(compile(sourcesOf(workspace)).join('\n')).toContain("'isEdted'");
  });
});

function sourcesOf(workspace: Workspace): Record<string, string> {
  return Object.fromEntries(
    workspace.tree.files
      .filter((path) => /^\/src\/.*\.(ts|html|css)$/.test(path) && !path.endsWith('.spec.ts'))
      .filter((path) => path !== '/src/server.ts')
      .map((path) => [path.slice(1), workspace.text(path)]),
  );
}
