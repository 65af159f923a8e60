import { inService } from './legacy-source.ts';
import { Workspace } from './workspace.ts';

const PATCH = "{ method: 'PATCH', body: JSON.stringify({ user_metadata: this.meta }) }";
const REQUEST = `    await fetch(\`\${environment.api}/api/v2/users/\${this.userId}\`, ${PATCH});`;
const TENANT = "{ api: 'https://acme.eu.auth0.com' }";
const OWN = "{ api: 'https://shop.example' }";
const RELATIVE = "{ api: '/mock' }";

describe('migrate-auth0-js › builds that replace environment.ts', () => {
  const different: [what: string, base: string, configuration: string, replaced: string][] = [
    ['a tenant in development and an own back end in production', TENANT, 'production', OWN],
    ['an own back end in development and a tenant in production', OWN, 'production', TENANT],
    [
      'a relative address in development and a tenant in production',
      RELATIVE,
      'production',
      TENANT,
    ],
    ['a tenant in production and an own back end in development', TENANT, 'development', OWN],
    [
      'another path in a third configuration',
      TENANT,
      'staging',
      "{ api: 'https://acme.eu.auth0.com/v3' }",
    ],
  ];
  for (const [what, base, configuration, replaced] of different) {
    it(`leaves a request to ${what} untouched and reports file and line`, async () => {
      const before = `import { environment } from '../environments/environment';\n${inService(REQUEST)}`;
      const { text, printed } = await migrate(before, base, configuration, replaced);
      expect(text).toBe(before);
      expect(printed).toMatch(
        /src\/app\/legacy\.ts:\d+: PATCH users\/\{id\}: left as it is.*differs between the build configurations/,
      );
    });
  }

  const same: [what: string, base: string, replaced: string, code: string][] = [
    ['with the same tenant', TENANT, TENANT, REQUEST],
    [
      'with the domain of the login in each',
      "{ domain: 'login.acme.example' }",
      "{ domain: 'login.acme-dev.example' }",
      `    new auth0.WebAuth({ domain: environment.domain, clientID: 'a' });\n    await fetch(\`https://\${environment.domain}/api/v2/users/\${this.userId}\`, ${PATCH});`,
    ],
  ];
  for (const [what, base, replaced, code] of same) {
    it(`rewrites a request to environments ${what}`, async () => {
      const { text } = await migrate(
        `import { environment } from '../environments/environment';\n${inService(code)}`,
        base,
        'production',
        replaced,
      );
      expect(text).toContain('await this.profiles.updateMetadata({ ...this.meta });');
    });
  }

  it('leaves a request of own back ends untouched and out of the report', async () => {
    const before = `import { environment } from '../environments/environment';\n${inService(REQUEST)}`;
    const { text, printed } = await migrate(before, OWN, 'production', RELATIVE);
    expect(text).toBe(before);
    expect(printed).not.toContain('legacy.ts:');
  });

  for (const [title, configuration, isRewritten] of [
    ['comments a call for an id that is another user in one build', 'development', false],
    ['rewrites a call for an id that no build replaces', undefined, true],
  ] as const) {
    it(title, async () => {
      const workspace = await Workspace.create({});
      workspace.write('src/app/own-id.ts', OWN_ID);
      workspace.write('src/app/own-id.mock.ts', "export const ownId = 'auth0|1';\n");
      workspace.write(
        'src/app/legacy.ts',
        `import { ownId } from './own-id';\n${inService('    management.getUser(ownId, cb);')}`,
      );
      if (configuration) {
        replaceIn(workspace, configuration, 'src/app/own-id.ts', 'src/app/own-id.mock.ts');
      }
      await workspace.run('migrate-auth0-js');
      const text = workspace.text('src/app/legacy.ts');
      expect(text.includes('this.profiles.load()')).toBe(isRewritten);
      expect(text.includes('// ngx-auth0-profile: ')).toBe(!isRewritten);
    });
  }
});

const OWN_ID = `export const ownId = localStorage.getItem('sub') ?? '';

export function store(result: { idTokenPayload: any }): void {
  localStorage.setItem('sub', result.idTokenPayload.sub);
}
`;

async function migrate(
  code: string,
  base: string,
  configuration: string,
  replaced: string,
): Promise<{ text: string; printed: string }> {
  const workspace = await Workspace.create({});
  const path = 'src/environments/environment.ts';
  const other = `src/environments/environment.${configuration}.ts`;
  workspace.write(path, `export const environment = ${base};\n`);
  workspace.write(other, `export const environment = ${replaced};\n`);
  replaceIn(workspace, configuration, path, other);
  workspace.write('src/app/legacy.ts', code);
  await workspace.run('migrate-auth0-js');
  return { text: workspace.text('src/app/legacy.ts'), printed: workspace.printed.join('\n') };
}

/** Makes a build configuration, one of `ng new` or a new one, replace a file. */
function replaceIn(workspace: Workspace, configuration: string, path: string, other: string): void {
  const manifest = JSON.parse(workspace.text('angular.json')) as {
    projects: { shop: { architect: { build: { configurations: Record<string, object> } } } };
  };
  const { configurations } = manifest.projects.shop.architect.build;
  configurations[configuration] = {
    ...configurations[configuration],
    fileReplacements: [{ replace: path, with: other }],
  };
  workspace.write('angular.json', JSON.stringify(manifest, undefined, 2));
}
