import { gzipSync } from 'node:zlib';
import type { Harness } from '../support/harness.ts';
import { describeAttempts, MARKER, type Attempt } from './attempts.ts';

const JSON = 'application/json';

describeAttempts('malformed and oversized bodies', [
  text('the same key twice', '{"name":"Ada","name":"Mallory"}', 'invalid-body'),
  text('the same key twice, once escaped', '{"name":"Ada","n\\u0061me":"M"}', 'invalid-body'),
  text('the same key twice, deep', '{"user_metadata":{"a":{"b":1,"b":2}}}', 'invalid-body'),
  text('a privileged key twice', '{"name":"A","blocked":0,"blocked":1}', 'invalid-body'),
  text('__proto__ at the root', '{"__proto__":{"blocked":false},"name":"A"}', 'invalid-body'),
  text('__proto__ in metadata', '{"user_metadata":{"__proto__":{"x":1}}}', 'invalid-body'),
  text('an escaped __proto__', '{"\\u005f_proto__":{"x":1}}', 'invalid-body'),
  text('constructor.prototype', '{"constructor":{"prototype":{"x":1}}}', 'invalid-body'),
  text('prototype in a list', '{"user_metadata":{"a":[{"prototype":1}]}}', 'invalid-body'),
  text('an unpaired surrogate', '{"name":"\\ud800"}', 'invalid-body'),
  text('a list', '[{"name":"Mallory"}]', 'invalid-body'),
  text('a text', '"{\\"name\\":\\"Mallory\\"}"', 'invalid-body'),
  text('a number', '42', 'invalid-body'),
  text('null', 'null', 'invalid-body'),
  text('nothing', '', 'invalid-body'),
  text('two objects', '{"name":"A"}{"blocked":false}', 'invalid-body'),
  text('two lines of objects', '{"name":"A"}\n{"blocked":false}', 'invalid-body'),
  text('a comment', '{"name":"A"/*,"blocked":false*/}', 'invalid-body'),
  text('a comma too many', '{"name":"A",}', 'invalid-body'),
  text('single quotes', "{'name':'A'}", 'invalid-body'),
  text('NaN', '{"user_metadata":{"a":NaN}}', 'invalid-body'),
  ...['1e999', '-1e999', '1e-999', '9007199254740993', '-123456789012345678901', '1E+400'].flatMap(
    (number) => [
      text(`the number ${number} in metadata`, `{"user_metadata":{"a":${number}}}`, 'invalid-body'),
      text(
        `the number ${number} in a list`,
        `{"user_metadata":{"a":[0,{"b":${number}}]}}`,
        'invalid-body',
      ),
    ],
  ),
  text('a byte order mark', '\ufeff{"name":"A"}', 'invalid-body'),
  text('half an object', '{"name":"A"', 'invalid-body'),
  text('too deep nesting', `{"user_metadata":{"a":${nested(40)}}}`, 'invalid-body'),
  text('nesting that exhausts a stack', nested(100_000), 'body-too-large'),
  text('metadata that is too deep', `{"user_metadata":{"a":${nested(5)}}}`, 'invalid-change'),
  text(
    'metadata beyond 10 KB',
    `{"user_metadata":{"a":"${'x'.repeat(11_000)}"}}`,
    'invalid-change',
  ),
  text('a body beyond 16 KB', `{"name":"${'x'.repeat(20_000)}"}`, 'body-too-large'),
  bytes(
    'a body that is not UTF-8',
    Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
    {},
    'invalid-body',
  ),
  bytes('an overlong UTF-8 slash', Buffer.from('7b22c0af223a317d', 'hex'), {}, 'invalid-body'),
  bytes(
    'UTF-16',
    Buffer.from('{"name":"A"}', 'utf16le'),
    { 'content-type': `${JSON}; charset=utf-16` },
    'unsupported-media-type',
  ),
  bytes(
    'a compressed body',
    gzipSync('{"name":"A"}'),
    { 'content-encoding': 'gzip' },
    'unsupported-media-type',
  ),
  bytes(
    'a body that grows when it is read',
    new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode('{"name":"xxxxxxxx'.repeat(100)));
      },
    }),
    {},
    'body-too-large',
  ),
  ...[
    '',
    'text/plain',
    'text/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/merge-patch+json',
    'application/jsonp',
    'application/json, text/plain',
    'application/json; charset=utf-8; x=y',
    'application/json;charset=utf-7',
  ].map((type) =>
    bytes(
      `content type "${type}"`,
      Buffer.from(`{"name":"${MARKER}"}`),
      { 'content-type': type },
      'unsupported-media-type',
    ),
  ),
]);

function text(name: string, body: string, refusal: Attempt['refusal']): Attempt {
  return bytes(name, Buffer.from(body), {}, refusal);
}

function bytes(
  name: string,
  body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
  headers: Record<string, string>,
  refusal: Attempt['refusal'],
): Attempt {
  return { name, make: (harness) => sendRaw(harness, body, headers), refusal };
}

async function sendRaw(
  harness: Harness,
  body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
  headers: Record<string, string>,
): Promise<Response> {
  const request = new Request('http://proxy.example/me', {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${await harness.mint()}`,
      'content-type': JSON,
      ...headers,
    },
    body,
    duplex: 'half',
  });
  return harness.proxy.fetch(request);
}

function nested(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}
