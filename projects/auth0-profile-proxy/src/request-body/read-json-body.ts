import { Problem } from '../problem/problem.ts';
import { parseStrictJson } from './parse-strict-json.ts';

/** Limits a body has to keep. */
export interface BodyLimits {
  readonly maxBytes: number;
  readonly maxDepth: number;
}

/** A body that was read: its text (for fingerprints) and its value. */
export interface JsonBody {
  readonly text: string;
  readonly value: unknown;
}

const MEDIA_TYPE = /^application\/json(?:\s*;\s*charset="?utf-8"?)?$/i;

/**
 * Reads a JSON body: exactly one media type, no content coding, UTF-8, bounded while it is read.
 *
 * @throws Problem `unsupported-media-type`, `body-too-large`, `invalid-body`
 */
export async function readJsonBody(request: Request, limits: BodyLimits): Promise<JsonBody> {
  if (!MEDIA_TYPE.test(request.headers.get('content-type')?.trim() ?? '')) {
    throw new Problem('unsupported-media-type', 'Send the body as application/json in UTF-8.');
  }
  const coding = request.headers.get('content-encoding');
  if (coding !== null && coding.toLowerCase() !== 'identity') {
    throw new Problem('unsupported-media-type', 'Send the body without a content coding.');
  }
  const text = decode(await readBytes(request, limits.maxBytes));
  return { text, value: parseStrictJson(text, limits) };
}

async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  const announced = request.headers.get('content-length');
  if (announced !== null) {
    // The HTTP parser takes no more than was announced; reading at once is much faster on Node.
    if (Number(announced) > maxBytes) {
      throw tooLarge(maxBytes);
    }
    const bytes = new Uint8Array(await request.arrayBuffer());
    if (bytes.byteLength > maxBytes) {
      throw tooLarge(maxBytes);
    }
    return bytes;
  }
  if (request.body === null) {
    return new Uint8Array();
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return concatenate(chunks, size);
    }
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw tooLarge(maxBytes);
    }
    chunks.push(value);
  }
}

function concatenate(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [only] = chunks;
  if (chunks.length === 1 && only) {
    return only;
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

function decode(bytes: Uint8Array): string {
  try {
    // A byte order mark stays in the text, where JSON.parse refuses it (RFC 8259, section 8.1).
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Problem('invalid-body', 'The body is not valid UTF-8.');
  }
}

function tooLarge(maxBytes: number): Problem {
  return new Problem('body-too-large', `The body is larger than ${maxBytes} bytes. Send less.`);
}
