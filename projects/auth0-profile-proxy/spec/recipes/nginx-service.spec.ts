import { readFileSync } from 'node:fs';
import { readEnvironment } from '../../src/node.ts';

describe('the service file of the nginx recipe', () => {
  const guide = readFileSync(new URL('../../recipes/nginx/README.md', import.meta.url), 'utf8');
  const configuration = readFileSync(
    new URL('../../recipes/nginx/nginx.conf', import.meta.url),
    'utf8',
  );
  const [, template = ''] = /^\s*Environment=(.+)$/m.exec(guide) ?? [];
  const instances = [...guide.matchAll(/profile-proxy@(\d+)/g)].map(([, port = '']) => port);

  it('starts the instances nginx passes requests to, each with settings the proxy accepts', () => {
    expect(instances).toEqual(['4401', '4402']);
    const ports = new Set<number | undefined>();
    for (const instance of instances) {
      const environment = {
        ...settingsOf(guide),
        ...variablesOf(template.replaceAll('%i', instance)),
      };
      const { port, metricsPort, redisUrl } = readEnvironment(environment);
      expect(configuration).toContain(`server 127.0.0.1:${port} `);
      expect(redisUrl).toMatch(/^redis:\/\/:.+@/);
      ports.add(port).add(metricsPort);
    }
    expect(ports.size).toBe(4);
  });
});

/** The settings file of the guide. */
function settingsOf(guide: string): Record<string, string> {
  return Object.fromEntries(
    [...guide.matchAll(/^\s+([A-Z0-9_]+)=(\S+)$/gm)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
}

function variablesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split(' ').map((variable) => {
      const [name = '', value = ''] = variable.split('=', 2);
      return [name, value];
    }),
  );
}
