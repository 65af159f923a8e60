import type { Server } from 'node:http';
import { listen } from '../../src/node.ts';
import { Server as HttpServer } from 'node:http';

describe('listen', () => {
  it('limits the time of a slow sender to 10 s for the head and 30 s for the request', async () => {
    const servers: Server[] = [];
    const listenOfNode = HttpServer.prototype.listen;
    spyOn(HttpServer.prototype, 'listen').and.callFake(function (this: Server, ...args) {
      servers.push(this);
      return Reflect.apply(listenOfNode, this, args) as Server;
    });
    const listener = await listen({ fetch: () => new Response('ok') }, { port: 0 });
    expect(
      servers.map(({ headersTimeout, requestTimeout }) => [headersTimeout, requestTimeout]),
    ).toEqual([[10_000, 30_000]]);
    await listener.close();
  });
});
