import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readBffEnvironment, readEnvironment } from '../../src/node.ts';

interface Service {
  readonly image?: string;
  readonly user?: string;
  readonly command?: string;
  readonly build?: { readonly dockerfile: string };
  readonly environment?: Readonly<Record<string, string>>;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly ports?: readonly string[];
}

describe('the recipe for containers', () => {
  const containerfile = read('Containerfile');
  const { services } = parse(read('compose.yaml')) as {
    readonly services: Readonly<Record<'redis' | 'profile-proxy', Service>>;
  };

  it('pins its images to a minor version, and the package to an exact one', () => {
    const [, base = ''] = /^FROM (\S+)$/m.exec(containerfile) ?? [];
    for (const image of [base, services.redis.image]) {
      expect(image).toMatch(/^[a-z]+:\d+\.\d+(?:\.\d+)?-alpine$/);
    }
    const { version } = JSON.parse(
      readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    ) as { readonly version: string };
    expect(containerfile).toContain(` auth0-profile-proxy@${version}\n`);
  });

  it('runs nothing as root, and takes every capability away', () => {
    const lines = containerfile.split('\n');
    const user = lines.findIndex((line) => line === 'USER node');
    const command = lines.findIndex((line) => line.startsWith('CMD '));
    expect(user).toBeGreaterThan(0);
    expect(command).toBeGreaterThan(user);
    expect(lines.slice(user + 1).some((line) => /^(?:USER|RUN) /.test(line))).toBeFalse();
    expect(services.redis.user).toBe('redis');
    for (const service of Object.values(services)) {
      expect(service.cap_drop).toEqual(['ALL']);
      expect(service.security_opt).toContain('no-new-privileges:true');
    }
  });

  it('requires a password for Redis, which the proxy uses, and publishes no port of Redis', () => {
    expect(services.redis.command).toMatch(/ --requirepass \$\{REDIS_PASSWORD:\?[^}]+\}/);
    expect(services['profile-proxy'].environment?.['REDIS_URL']).toBe(
      'redis://:${REDIS_PASSWORD}@redis:6379',
    );
    expect(services.redis.ports).toBeUndefined();
  });

  it('persists what Redis holds, and evicts nothing', () => {
    expect(services.redis.command).toMatch(/ --appendonly yes --appendfsync always /);
    expect(services.redis.command).toContain('--maxmemory-policy noeviction');
  });

  it('has settings that the proxy and the BFF accept', () => {
    const [, host = '', port = ''] = /^ENV HOST=(\S+) PORT=(\d+)$/m.exec(containerfile) ?? [];
    const settings = {
      HOST: host,
      PORT: port,
      REDIS_URL: 'redis://:password@redis:6379',
      AUTH0_DOMAIN: 'tenant.eu.auth0.com',
      AUTH0_CLIENT_ID: 'id',
      AUTH0_CLIENT_SECRET: 'a-secret',
    };
    const proxy = readEnvironment({
      ...settings,
      PROXY_AUDIENCE: 'https://profile-proxy.example/',
    });
    const bff = readBffEnvironment({ ...settings, BFF_URL: 'https://app.example.com' });
    for (const { host: readHost, port: readPort } of [proxy, bff]) {
      expect(readHost).toBe('0.0.0.0');
      expect(containerfile).toContain(`EXPOSE ${readPort}\n`);
      expect(containerfile).toContain(`http://127.0.0.1:${readPort}`);
    }
  });
});

function read(file: string): string {
  return readFileSync(new URL(`../../recipes/containers/${file}`, import.meta.url), 'utf8');
}
