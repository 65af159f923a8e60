/** Strong entity tag of a profile view: equal views have equal tags, whatever their key order. */
export async function profileEtag(view: Readonly<Record<string, unknown>>): Promise<string> {
  const bytes = new TextEncoder().encode(canonicalJson(view));
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  const tag = btoa(String.fromCharCode(...new Uint8Array(digest).subarray(0, 18)));
  return `"${tag.replaceAll('+', '-').replaceAll('/', '_')}"`;
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => {
    if (member === null || typeof member !== 'object' || Array.isArray(member)) return member;
    return Object.fromEntries(
      Object.entries(member).sort(([left], [right]) => (left < right ? -1 : 1)),
    );
  });
}
