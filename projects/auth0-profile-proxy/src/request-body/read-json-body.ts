import { Problem } from '../problem/problem.ts';
import { parseStrictJson } from './parse-strict-json.ts';

/** Limits of a body. */
export interface BodyLimits {
  readonly maxBytes: number;
  readonly maxDepth: number;
}

/** A parsed body: its text (for fingerprints) and its value. */
export interface JsonBody {
  readonly text: string;
  readonly value: unknown;
}

const MEDIA_TYPE = /^application\/json(?:\s*;\s*charset="?utf-8"?)?$/i;

/**
 * Reads a JSON body: exactly one media type, no content coding, UTF-8, bounded in size and depth.
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

/** Hono's body limit bounds streams, but trusts `Content-Length`, so the size is checked again. */
async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (bytes.byteLength > maxBytes) {
    throw bodyTooLarge(maxBytes);
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

/** The refusal of a body over the limit. */
export function bodyTooLarge(maxBytes: number): Problem {
  return new Problem('body-too-large', `The body is larger than ${maxBytes} bytes. Send less.`);
}
