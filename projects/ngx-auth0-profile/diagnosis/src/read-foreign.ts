/** An object from outside whose members nobody vouches for. */
export type Foreign = Readonly<Record<string, unknown>>;

/** `value` as an object whose members can be looked at, or `undefined` when it is none. */
export function foreign(value: unknown): Foreign | undefined {
  return typeof value === 'object' && value !== null ? (value as Foreign) : undefined;
}

/** A member of a foreign object, or `undefined`, also where its getter throws. */
export function member(object: Foreign | undefined, name: string): unknown {
  try {
    return object?.[name];
  } catch {
    return undefined;
  }
}

/** The first of the named members that is a text with something in it; else the empty text. */
export function textMember(object: Foreign | undefined, ...names: readonly string[]): string {
  const found = names
    .map((name) => member(object, name))
    .find((value) => typeof value === 'string' && value.trim() !== '');
  return typeof found === 'string' ? found : '';
}

/** The first of the named members that is a whole number; numbers written as text count. */
export function numberMember(
  object: Foreign | undefined,
  ...names: readonly string[]
): number | undefined {
  return names
    .map((name) => member(object, name))
    .map((value) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value))
    .find((value) => typeof value === 'number' && Number.isInteger(value)) as number | undefined;
}

/** A member that is a list of texts, or one text with the values between spaces or commas. */
export function listMember(object: Foreign | undefined, name: string): readonly string[] {
  const value = member(object, name);
  if (typeof value === 'string') {
    return splitList(value);
  }
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.filter((item) => typeof item === 'string');
}

/** The values of a list written as text, between commas, spaces or semicolons. */
export function splitList(text: string): readonly string[] {
  return text.split(/[\s,;]+/).filter((item) => item !== '');
}

/** A response header from `HttpHeaders`, `Headers`, a `Map` or a plain object. */
export function readHeader(headers: unknown, name: string): string | undefined {
  const object = foreign(headers);
  const getter = member(object, 'get');
  try {
    const value: unknown =
      typeof getter === 'function'
        ? getter.call(object, name)
        : Object.entries(object ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  } catch {
    return undefined;
  }
}
