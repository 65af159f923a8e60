import { z } from '@hono/zod-openapi';
import type { MetadataRules } from '../contract/resolved-options.ts';
import { isReservedMetadataKey } from './reserved-metadata-key.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const UNUSUAL_IN_KEY = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}.$]/u;

/**
 * Schema of a `user_metadata` patch: first-level keys are merged by Auth0, `null` removes a key,
 * and `null` instead of the object removes all metadata. An empty object is refused, because
 * Auth0 then removes all metadata.
 */
export function metadataSchema(rules: MetadataRules) {
  return z
    .record(z.string(), z.unknown())
    .superRefine((metadata, context) => {
      for (const fault of faultsOf(metadata as Record<string, Json>, rules)) {
        context.addIssue({ code: 'custom', path: [], message: fault });
      }
    })
    .nullable()
    .openapi({
      type: ['object', 'null'],
      minProperties: 1,
      additionalProperties: true,
      description:
        'Merged at the first level. A key set to null is removed; null instead of the object removes everything.',
      example: { theme: 'dark' },
    });
}

function faultsOf(metadata: Record<string, Json>, rules: MetadataRules): string[] {
  if (Object.keys(metadata).length === 0) {
    return ['is empty. Leave it out, or send null to remove all metadata'];
  }
  const faults = new Set<string>();
  if (rules.keys && Object.keys(metadata).some((key) => !rules.keys?.has(key))) {
    faults.add(`has a key that is not one of: ${[...rules.keys].join(', ')}`);
  }
  if (new TextEncoder().encode(JSON.stringify(metadata)).byteLength > rules.maxBytes) {
    faults.add(`is larger than ${rules.maxBytes} bytes`);
  }
  walk(metadata, 1, rules, faults);
  return [...faults];
}

function walk(value: Json, depth: number, rules: MetadataRules, faults: Set<string>): void {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    faults.add('has a number that JSON cannot represent');
  }
  if (value === null || typeof value !== 'object') {
    return;
  }
  if (depth > rules.maxDepth) {
    faults.add(`nests deeper than ${rules.maxDepth} levels`);
    return;
  }
  if (!Array.isArray(value)) {
    for (const key of Object.keys(value)) {
      checkKey(key, rules, faults);
    }
  }
  for (const member of Object.values(value) as Json[]) {
    walk(member, depth + 1, rules, faults);
  }
}

function checkKey(key: string, rules: MetadataRules, faults: Set<string>): void {
  if (key === '' || key.length > 100) {
    faults.add('has a key that is empty or longer than 100');
  }
  if (UNUSUAL_IN_KEY.test(key) || key !== key.normalize('NFC')) {
    faults.add('has a key with a dot, a dollar sign or an invisible character');
  }
  if (isReservedMetadataKey(key, rules.reserved)) {
    faults.add('has a key that is reserved because privileges are often read from it');
  }
}
