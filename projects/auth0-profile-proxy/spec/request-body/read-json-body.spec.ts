import { readJsonBody } from '../../src/request-body/read-json-body.ts';

const LIMITS = { maxBytes: 10, maxDepth: 2 };

describe('readJsonBody', () => {
  for (const type of [
    ...['application/json', 'APPLICATION/JSON', ' application/json '],
    ...['application/json;charset=utf-8', 'application/json ;  charset="UTF-8"'],
    'application/json  ; charset=utf-8',
  ]) {
    it(`accepts the media type ${JSON.stringify(type)}`, async () => {
      expect(await read('{"a":1}', { 'content-type': type })).toEqual({
        text: '{"a":1}',
        value: { a: 1 },
      });
    });
  }

  for (const type of [
    ...['text/plain', 'xapplication/json', 'application/jsonx', 'application/json, text/plain'],
    ...['application/json; charset=utf-16', 'application/json;charset=utf-8; x=1', ''],
    ...['application/json charset=utf-8', 'application/jsonx; charset=utf-8'],
    ...['application/json;xcharset=utf-8', 'application/json; charset=utf-8"x'],
  ]) {
    it(`refuses the media type ${JSON.stringify(type)}`, async () => {
      await expectAsync(read('{"a":1}', { 'content-type': type })).toBeRejectedWith(
        jasmine.objectContaining({ code: 'unsupported-media-type' }),
      );
    });
  }

  it('without a media type › refuses the body', async () => {
    const request = new Request('http://proxy.example/', {
      method: 'PATCH',
      body: new TextEncoder().encode('{}'),
    });
    await expectAsync(readJsonBody(request, LIMITS)).toBeRejectedWith(
      jasmine.objectContaining({ code: 'unsupported-media-type' }),
    );
  });

  it('accepts the coding "identity" in any case, and no other', async () => {
    for (const coding of ['identity', 'Identity']) {
      expect((await read('{}', { 'content-encoding': coding })).value).toEqual({});
    }
    await expectAsync(read('{}', { 'content-encoding': 'gzip' })).toBeRejectedWith(
      jasmine.objectContaining({ code: 'unsupported-media-type' }),
    );
  });

  it('accepts a body of exactly the limit, and refuses one byte more', async () => {
    expect((await read('{"a":1234}')).value).toEqual({ a: 1234 });
    await expectAsync(read('{"a":12345}')).toBeRejectedWith(
      jasmine.objectContaining({ code: 'body-too-large' }),
    );
  });
});

function read(body: string, headers: Record<string, string> = {}): ReturnType<typeof readJsonBody> {
  const request = new Request('http://proxy.example/', {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return readJsonBody(request, LIMITS);
}
