import { createRemoteJWKSet, jwtVerify } from 'jose';
import { startTenant, type RunningTenant } from '../../src/start-tenant.ts';
import { fixtureSeed, MIA } from '../support/fixture-tenant.ts';

describe('jose', () => {
  let tenant: RunningTenant;

  beforeEach(async () => {
    tenant = await startTenant({ ...fixtureSeed, port: 0 });
  });

  afterEach(() => tenant.close());

  it('verifies a token against the published keys', async () => {
    const token = await tenant.mint({ userId: MIA, scope: 'read:current_user' });
    const { payload, protectedHeader } = await jwtVerify(token, keySet(), {
      issuer: tenant.issuer,
      audience: tenant.audience,
    });
    expect(payload.sub).toBe(MIA);
    expect(protectedHeader.kid).toContain('TEST');
  });

  it('verifies tokens of the old key and of the new one after a rotation', async () => {
    const before = await tenant.mint({ userId: MIA });
    const kid = tenant.rotateKeys();
    const after = await tenant.mint({ userId: MIA });
    expect((await jwtVerify(before, keySet())).payload.sub).toBe(MIA);
    expect((await jwtVerify(after, keySet())).protectedHeader.kid).toBe(kid);
  });

  it('finds no key for an old token after the key was revoked', async () => {
    const before = await tenant.mint({ userId: MIA });
    tenant.faults.add({ name: 'key_rotation' });
    await expectAsync(jwtVerify(before, keySet())).toBeRejectedWith(
      jasmine.objectContaining({ code: 'ERR_JWKS_NO_MATCHING_KEY' }),
    );
  });

  function keySet() {
    return createRemoteJWKSet(new URL(`${tenant.issuer}.well-known/jwks.json`));
  }
});
