const ENCODER = new TextEncoder();

/** The length of a text in bytes of UTF-8. */
export function byteLength(text: string): number {
  return ENCODER.encode(text).length;
}
