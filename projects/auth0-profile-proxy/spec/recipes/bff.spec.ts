import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startTenant } from 'auth0-tenant-emulator';
import { checkBffConfiguration, createProfileBff } from '../../src/index.ts';
import { listen, nodeLog, readBffEnvironment } from '../../src/node.ts';
import { BffBrowser } from '../support/bff-browser.ts';
import { sendOverHttp } from '../support/send-over-http.ts';

describe('the recipe for the BFF behind nginx', () => {
  const guide = read('bff-nginx/README.md');
  const configuration = read('bff-nginx/nginx.conf');
  const [, template = ''] = /^\s*Environment=(.+)$/m.exec(guide) ?? [];

  it('starts the instances nginx passes requests to, each with settings the BFF accepts', () => {
    const instances = [...guide.matchAll(/profile-bff@(\d+)/g)].map(([, port = '']) => port);
    expect(instances).toEqual(['4401', '4402']);
    for (const instance of instances) {
      const variables = template.replaceAll('%i', instance).split(' ').join('\n');
      const { port, bff, redisUrl } = readBffEnvironment(settingsOf(`${guide}\n   ${variables}`));
      expect(configuration).toContain(`server 127.0.0.1:${port} `);
      expect(redisUrl).toMatch(/^redis:\/\/:.+@/);
      expect(bff.url).toBe('https://app.example.com');
    }
  });

  it('limits logins, and logs no path and no query', () => {
    expect(configuration).toMatch(/location = \/bff\/login \{\s+limit_req zone=bff_login/);
    expect(configuration).not.toMatch(/log_format[^;]*\$(?:request|uri|request_uri|args)\b/);
  });
});

describe('the recipe for the BFF beside ng serve', () => {
  it('logs its user in and answers as the page is told', async () => {
    const seed = fileURLToPath(new URL('../../recipes/bff-ng-serve/tenant.json', import.meta.url));
    const tenant = await startTenant({ port: 0, seed });
    const { bff: options, port } = readBffEnvironment({
      ...settingsOf(read('bff-ng-serve/README.md')),
      AUTH0_DOMAIN: tenant.url,
    });
    const file = JSON.parse(read('bff-ng-serve/proxy.conf.json')) as {
      '/bff': { target: string };
    };
    expect(file['/bff'].target).toBe(`http://127.0.0.1:${port}`);
    const findings = await checkBffConfiguration(options);
    expect(findings.filter(({ result }) => result !== 'ok')).toEqual([]);

    const bff = createProfileBff({ ...options, log: nodeLog({ level: 'silent' }) });
    const listener = await listen(bff, { port: 0 });
    // As the development server does: another address, everything else unchanged.
    const browser = new BffBrowser((request) => sendOverHttp(request, listener.url), options.url);
    const answer = await browser.login('auth0|ada', '?returnTo=/account');
    expect(answer.headers.get('location')).toBe('/account');
    const profile = await browser.send('PATCH', '/bff/me', { body: { name: 'Ada King' } });
    expect(await profile.json()).toEqual(jasmine.objectContaining({ name: 'Ada King' }));
    await listener.close();
    await bff.close();
    await tenant.close();
  });
});

function read(file: string): string {
  return readFileSync(new URL(`../../recipes/${file}`, import.meta.url), 'utf8');
}

/** The settings that a guide lists. */
function settingsOf(guide: string): Record<string, string> {
  return Object.fromEntries(
    [...guide.matchAll(/^\s+(?:export )?([A-Z0-9_]+)=(\S+)$/gm)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );
}
