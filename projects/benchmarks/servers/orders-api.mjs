import http from 'node:http';
import { announce } from './serve.mjs';

// The API behind both servers: a small answer, as fast as Node can.
const ORDER = JSON.stringify({ id: 17, items: Array.from({ length: 20 }, (_, id) => ({ id })) });
const server = http.createServer((request, response) => {
  request.resume();
  const status = request.headers.authorization?.startsWith('Bearer ') ? 200 : 401;
  response.writeHead(status, { 'content-type': 'application/json' }).end(ORDER);
});
server.listen(0, '127.0.0.1', () => announce(`http://127.0.0.1:${server.address().port}`));
