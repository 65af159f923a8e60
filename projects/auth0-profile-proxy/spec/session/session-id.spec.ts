import { newSessionId, ownerOf, sessionKey } from '../../src/session/session-id.ts';

describe('newSessionId', () => {
  it('has the owner and 256 random bits', async () => {
    const ids = await Promise.all(Array.from({ length: 50 }, () => newSessionId('auth0|ada')));
    const owner = await ownerOf('auth0|ada');
    const secrets = ids.map((id) => {
      expect(id.split('.')[0]).toBe(owner);
      return id.split('.')[1] ?? '';
    });
    expect(new Set(secrets).size).toBe(50);
    expect(secrets.every((secret) => Buffer.from(secret, 'base64url').length === 32)).toBeTrue();
  });

  it('of different users › differs in the owner, which does not show the user', async () => {
    expect(await ownerOf('auth0|ada')).not.toBe(await ownerOf('auth0|bob'));
    expect(await ownerOf('auth0|ada')).toMatch(/^[\w-]{22}$/);
  });
});

describe('sessionKey', () => {
  const owner = 'A'.repeat(22);
  const secret = 'b'.repeat(43);

  it('has the owner, and a hash instead of the secret', async () => {
    const key = await sessionKey(`${owner}.${secret}`);
    expect(key).toMatch(new RegExp(`^session:${owner}:[\\w-]{43}$`));
    expect(key).not.toContain(secret);
    expect(await sessionKey(`${owner}.${'c'.repeat(43)}`)).not.toBe(key);
  });

  for (const id of [
    ...['', '.', owner, `.${secret}`, `${owner}.`, `${owner}${secret}`, `${owner}:${secret}`],
    ...[`${owner}x.${secret}`, `${owner}.${secret}x`, `${owner.slice(1)}.${secret}`],
    ...[`${owner}.${secret.slice(1)}`, ` ${owner}.${secret}`, `${owner}.${secret}\n`],
    ...[`${owner}.${secret}.${secret}`, `${owner.slice(1)}:.${secret}`],
  ]) {
    it(`of the malformed id ${JSON.stringify(id)} › is undefined`, async () => {
      expect(await sessionKey(id)).toBeUndefined();
    });
  }
});
