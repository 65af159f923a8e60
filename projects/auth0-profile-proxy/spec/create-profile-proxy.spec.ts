import { mint, startHarness } from './support/harness.ts';

describe('createProfileProxy', () => {
  it('answers the profile of the subject', async () => {
    const { proxy } = startHarness();
    const response = await proxy.fetch(
      new Request('https://proxy.example/me', {
        headers: { authorization: `Bearer ${await mint()}` },
      }),
    );
    console.log(response.status, await response.text(), [...response.headers]);
    expect(response.status).toBe(200);
  });
  it('changes the name', async () => {
    const { proxy, lines } = startHarness();
    for (const [method, path, body] of [
      ['PATCH', '/me', '{"name":"Countess","user_metadata":{"theme":"dark"}}'],
      ['PATCH', '/me', '{"email":"a@b.c","x":1}'],
      ['PATCH', '/me', '{"name":"", "user_metadata":{}}'],
      ['POST', '/me/email', '{"email":"ada@new.example"}'],
      ['DELETE', '/me', ''],
      ['POST', '/nothing', ''],
    ] as const) {
      const response = await proxy.fetch(
        new Request(`https://proxy.example${path}`, {
          method,
          headers: { authorization: `Bearer ${await mint()}`, 'content-type': 'application/json' },
          ...(body && { body }),
        }),
      );
      console.log(response.status, await response.text());
    }
    console.log(lines.join('\n'));
    expect(1).toBe(1);
  });
});
