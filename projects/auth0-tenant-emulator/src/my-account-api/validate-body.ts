import type { JsonObject, JsonValue } from '../common/json.ts';
import { myAccountFieldError, type FieldError } from './errors.ts';

/** Says what is wrong with a value; `undefined` when nothing is. */
export type FieldRule = (value: JsonValue) => string | undefined;

/** The fields a body may have, and those it must have. */
export interface BodyRules {
  fields: Readonly<Record<string, FieldRule>>;
  required?: readonly string[];
}

/** Checks a body as a whole: every field that is missing, unknown or wrong is in the error. */
export function validateBody(body: JsonObject, { fields, required = [] }: BodyRules): void {
  const missing = required.filter((name) => !Object.hasOwn(body, name));
  const errors = [
    ...missing.map((name) => bodyFieldError(name, 'is required')),
    ...Object.entries(body).flatMap(([name, value]) => {
      const rule = Object.hasOwn(fields, name) ? fields[name] : undefined;
      const fault = rule === undefined ? 'is not allowed' : rule(value);
      return fault === undefined ? [] : [bodyFieldError(name, fault)];
    }),
  ];
  if (errors.length > 0) {
    throw myAccountFieldError('validation', errors);
  }
}

/** The fault of one field of a body. */
export function bodyFieldError(name: string, detail: string): FieldError {
  return { detail, field: `data/${name}`, pointer: `/${name}`, source: 'body' };
}

/** The refusal of one parameter of the query string. */
export function queryError(name: string, detail: string): Error {
  return myAccountFieldError('validation', [{ detail, field: `query/${name}`, source: 'query' }]);
}

/** The refusal of one field of a body; its words are the emulator's own. */
export function fieldError(name: string, detail: string): Error {
  return myAccountFieldError('validation', [bodyFieldError(name, detail)]);
}
