import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isTenantError } from '../src/common/tenant-error.ts';
import { certificateIn } from '../src/server/certificate-folder.ts';
import { startTenant } from '../src/start-tenant.ts';

const YEAR_MS = 365 * 86_400_000;
/** An address of this machine on which nothing else listens on port 443. */
const ADDRESS = '127.0.44.3';

describe('a folder with the certificate of TLS', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tenant-tls-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('keeps the certificate from start to start, its key readable for its owner only', async () => {
    const tls = { folder: join(folder, 'new') };
    const certificates: (string | undefined)[] = [];
    for (let start = 0; start < 2; start += 1) {
      const tenant = await startTenant({ port: 0, tls });
      certificates.push(tenant.tls?.certificate);
      await tenant.close();
    }
    expect(certificates[0]).toBe(certificates[1]);
    expect(certificates[0]).toBe(await readFile(join(tls.folder, 'cert.pem'), 'utf8'));
    expect((await stat(join(tls.folder, 'key.pem'))).mode & 0o077).toBe(0);
  });

  it('gets a new certificate for another host, and a week before the old one ends', async () => {
    const first = await certificateIn(folder, ['localhost']);
    expect(await certificateIn(folder, ['localhost'])).toEqual(first);
    const second = await certificateIn(folder, ['localhost', 'auth.localhost', '127.0.0.1']);
    expect(second.cert).not.toBe(first.cert);
    const later = Date.now() + YEAR_MS - 86_400_000;
    expect((await certificateIn(folder, ['localhost'], later)).cert).not.toBe(second.cert);
  });

  it('is refused when its files are not a certificate', async () => {
    await writeFile(join(folder, 'cert.pem'), 'nothing');
    await writeFile(join(folder, 'key.pem'), 'nothing');
    await expectAsync(startTenant({ port: 0, tls: { folder } })).toBeRejectedWith(
      jasmine.objectContaining({ code: 'invalid-option' }),
    );
  });
});

describe('port 443', () => {
  it('is no part of the issuer', async () => {
    try {
      const tenant = await startTenant({ port: 0, host: ADDRESS, tls: { port: 443 } });
      expect(tenant.tls?.domain).toBe('localhost');
      const body = await read(tenant.tls?.certificate ?? '');
      expect((JSON.parse(body) as { issuer: string }).issuer).toBe(`https://${ADDRESS}/`);
      await tenant.close();
    } catch (error) {
      if (!isTenantError(error) || error.code !== 'address-refused') {
        throw error;
      }
      pending(error.message);
    }
  });
});

function read(ca: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(`https://${ADDRESS}/.well-known/openid-configuration`, { ca }, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => (text += part.toString()));
      response.on('end', () => {
        resolve(text);
      });
    }).on('error', reject);
  });
}
