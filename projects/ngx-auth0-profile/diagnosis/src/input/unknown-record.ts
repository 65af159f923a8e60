/** An object from outside with unknown properties. */
export type UnknownRecord = Readonly<Record<string, unknown>>;

/** `value` if it is an object, else `undefined`. */
export function asRecord(value: unknown): UnknownRecord | undefined {
  return typeof value === 'object' && value !== null ? (value as UnknownRecord) : undefined;
}

/** Reads a property; `undefined` if it is missing or its getter throws. */
export function readProperty(object: UnknownRecord | undefined, name: string): unknown {
  try {
    return object?.[name];
  } catch {
    return undefined;
  }
}

/** The first of these properties that is a non-empty string; else the empty string. */
export function readText(object: UnknownRecord | undefined, ...names: readonly string[]): string {
  const found = names
    .map((name) => readProperty(object, name))
    .find((value) => typeof value === 'string' && value.trim() !== '');
  return typeof found === 'string' ? found : '';
}

/** The first of these properties that is an integer or a string with an integer. */
export function readNumber(
  object: UnknownRecord | undefined,
  ...names: readonly string[]
): number | undefined {
  return names
    .map((name) => readProperty(object, name))
    .map((value) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value))
    .find((value) => typeof value === 'number' && Number.isInteger(value)) as number | undefined;
}

/** Reads an array of strings, or a string with values separated by spaces or commas. */
export function readList(object: UnknownRecord | undefined, name: string): readonly string[] {
  const value = readProperty(object, name);
  if (typeof value === 'string') {
    return splitList(value);
  }
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.filter((item) => typeof item === 'string');
}

/** Splits a list at commas, spaces and semicolons. */
export function splitList(text: string): readonly string[] {
  return text.split(/[\s,;]+/).filter((item) => item !== '');
}

/** Reads a header from `HttpHeaders`, `Headers`, a `Map` or an object. */
export function readHeader(headers: unknown, name: string): string | undefined {
  const object = asRecord(headers);
  const getter = readProperty(object, 'get');
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
