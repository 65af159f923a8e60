import type { JsonObject, JsonValue } from '../common/json.ts';
import { managementError } from './errors.ts';

/** What one property of a payload has to be. */
export interface PropertyRule {
  type: 'string' | 'boolean' | 'integer' | 'object' | 'array';
  /** `null` unsets the property. Default false. */
  nullable?: boolean;
  minLength?: number;
  minimum?: number;
  maxLength?: number;
  format?: string;
  /** The test for `format` or `pattern`. */
  accepts?: (text: string) => boolean;
  pattern?: string;
  /** Allowed values. */
  values?: readonly string[];
  /** The property's description in Auth0's schema, shown in brackets after its name. */
  description?: string;
}

/** The properties a payload may have, and those it must have. */
export interface PayloadSchema {
  properties: Readonly<Record<string, PropertyRule>>;
  required?: readonly string[];
}

/** Checks a payload the way the Management API does, in its words; the first fault counts. */
export function validatePayload(payload: JsonObject, schema: PayloadSchema): void {
  const unknown = Object.keys(payload).filter((name) => !Object.hasOwn(schema.properties, name));
  if (unknown.length > 0) {
    throw managementError('payload', `Additional properties not allowed: ${unknown.join(',')}`, '');
  }
  for (const name of schema.required ?? []) {
    if (!Object.hasOwn(payload, name)) {
      throw managementError('payload', `Missing required property: ${name}`, '');
    }
  }
  for (const [name, value] of Object.entries(payload)) {
    const rule = schema.properties[name];
    const fault = rule === undefined ? undefined : faultOf(value, rule);
    if (fault !== undefined) {
      throw managementError('payload', fault, placeOf(name, rule));
    }
  }
}

/** The JSON Schema type of a value, numbers told apart as the validator does. */
export function jsonTypeOf(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'array';
  }
  if (typeof value === 'number') {
    return Number.isInteger(value) ? 'integer' : 'number';
  }
  return typeof value;
}

function placeOf(name: string, rule: PropertyRule | undefined): string {
  const description = rule?.description === undefined ? '' : ` (${rule.description})`;
  return ` on property ${name}${description}`;
}

function faultOf(value: JsonValue, rule: PropertyRule): string | undefined {
  const type = jsonTypeOf(value);
  if (type === 'null' && rule.nullable === true) {
    return undefined;
  }
  if (type !== rule.type) {
    return `Expected type ${rule.type} but found type ${type}`;
  }
  if (typeof value === 'number' && rule.minimum !== undefined && value < rule.minimum) {
    return `Value ${value} is less than minimum ${rule.minimum}`;
  }
  if (typeof value !== 'string') {
    return undefined;
  }
  return lengthFault(value, rule) ?? formatFault(value, rule);
}

function lengthFault(value: string, rule: PropertyRule): string | undefined {
  const { minLength, maxLength } = rule;
  if (minLength !== undefined && value.length < minLength) {
    return `String is too short (${value.length} chars), minimum ${minLength}`;
  }
  if (maxLength !== undefined && value.length > maxLength) {
    return `String is too long (${value.length} chars), maximum ${maxLength}`;
  }
  return undefined;
}

function formatFault(value: string, rule: PropertyRule): string | undefined {
  if (rule.values !== undefined && !rule.values.includes(value)) {
    return `No enum match for: ${value}`;
  }
  if (rule.accepts === undefined || rule.accepts(value)) {
    return undefined;
  }
  return rule.pattern === undefined
    ? `Object didn't pass validation for format ${rule.format ?? 'string'}: ${value}`
    : `String does not match pattern ${rule.pattern}: ${value}`;
}
