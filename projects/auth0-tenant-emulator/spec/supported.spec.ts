import { readFile, writeFile } from 'node:fs/promises';
import { mountedRoutes, supportedText, unknownRoutes } from './support/supported-operations.ts';

const FILE = new URL('../supported.md', import.meta.url);

describe('supported.md', () => {
  it('lists the routes of the emulator (UPDATE_SUPPORTED=1 writes it)', async () => {
    const text = supportedText(mountedRoutes());
    if (process.env['UPDATE_SUPPORTED'] !== undefined) {
      await writeFile(FILE, text);
    }
    expect(await readFile(FILE, 'utf8')).toBe(text);
  });

  it('differs when an operation gets a route', async () => {
    const text = supportedText([...mountedRoutes(), { method: 'GET', path: '/api/v2/branding' }]);
    expect(text).toContain('- `GET /api/v2/branding`');
    expect(await readFile(FILE, 'utf8')).not.toBe(text);
  });
});

describe('the routes of the emulator', () => {
  it('are operations of Auth0', () => {
    expect(unknownRoutes(mountedRoutes())).toEqual([]);
  });

  it('are reported when Auth0 has no such operation', () => {
    const planted = { method: 'GET', path: '/api/v2/users/:id/shoe-size' };
    expect(unknownRoutes([...mountedRoutes(), planted])).toEqual([
      'GET /api/v2/users/:id/shoe-size',
    ]);
  });
});
