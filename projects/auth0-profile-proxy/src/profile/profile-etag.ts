/**
 * Strong entity tag of a profile view: equal views have equal tags, whatever their key order. It only
 * distinguishes versions of one profile and is no security feature, so a fast 106-bit hash is enough.
 */
export function profileEtag(view: Readonly<Record<string, unknown>>): string {
  return `"${hash(canonicalJson(view))}"`;
}

/** JSON with sorted keys. A replacer function for JSON.stringify is several times slower. */
function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') {
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map(canonicalJson).join()}]`;
  }
  const object = value as Readonly<Record<string, unknown>>;
  let members = '';
  for (const key of Object.keys(object).sort()) {
    members += `${JSON.stringify(key)}:${canonicalJson(object[key])},`;
  }
  return `{${members}}`;
}

/** Two 53-bit hashes in one pass: multiply and rotate, mixed at the end. */
function hash(text: string): string {
  let [a, b, c, d] = [0x4093c6d6, 0x2b9e31ee, 0x5b54db84, 0x3028073c];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 0x9e3779b1);
    b = Math.imul(b ^ code, 0x5f356495);
    c = Math.imul(c ^ code, 0x85ebca77);
    d = Math.imul(d ^ code, 0xc2b2ae3d);
    a = (a << 7) | (a >>> 25);
    b = (b << 11) | (b >>> 21);
    c = (c << 13) | (c >>> 19);
    d = (d << 17) | (d >>> 15);
  }
  return `${mixed(a, b)}-${mixed(c, d)}`;
}

function mixed(low: number, high: number): string {
  const left = Math.imul(low ^ (high >>> 15), 0x85ebca77);
  const right = Math.imul(high ^ (left >>> 13), 0xc2b2ae3d);
  return ((right >>> 0) * 0x200000 + (left >>> 11)).toString(36);
}
