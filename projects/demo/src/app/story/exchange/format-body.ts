/** A JSON body laid out over lines; anything else as it is. The content stays the same. */
export function formatBody(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
