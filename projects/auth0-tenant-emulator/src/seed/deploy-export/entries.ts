import { isJsonObject, type JsonObject, type JsonValue } from '../../common/json.ts';

/** The objects of a list; what is no list has none. */
export function objectsIn(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

/** The texts of a list; what is no list has none. */
export function textsIn(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** An object with some of the properties of another. */
export function pick(entry: JsonObject, properties: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(entry).filter(([name]) => properties.includes(name)));
}

/** The names of the other properties that say something. */
export function otherProperties(entry: JsonObject, properties: readonly string[]): string[] {
  return Object.entries(entry)
    .filter(([name, value]) => !properties.includes(name) && !isEmpty(value))
    .map(([name]) => name);
}

function isEmpty(value: JsonValue): boolean {
  return (
    value === null ||
    value === '' ||
    (Array.isArray(value) ? value.length === 0 : isJsonObject(value) && isEmptyObject(value))
  );
}

function isEmptyObject(value: JsonObject): boolean {
  return Object.keys(value).length === 0;
}
