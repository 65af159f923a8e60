import {
  DEFAULT_RESERVED_METADATA_KEYS,
  foldReservedKey,
  isReservedMetadataKey,
} from '../profile/reserved-metadata-key.ts';
import type { Mistakes } from './mistakes.ts';
import type { MetadataOptions } from '../contract/profile-proxy-options.ts';
import type { MetadataRules } from '../contract/resolved-options.ts';

/** Rules for `user_metadata`; `undefined` when none of it may be changed. */
export function resolveMetadataRules(
  metadata: MetadataOptions | false,
  mistakes: Mistakes,
): MetadataRules | undefined {
  if (metadata === false) {
    return undefined;
  }
  const rules: MetadataRules = {
    keys: metadata.keys && new Set(metadata.keys),
    reserved: new Set(
      (metadata.reservedKeys ?? DEFAULT_RESERVED_METADATA_KEYS).map((key) => foldReservedKey(key)),
    ),
    maxDepth: metadata.maxDepth ?? 5,
    maxBytes: metadata.maxBytes ?? 10_240,
  };
  mistakes.number('metadata.maxDepth', rules.maxDepth, { min: 1, max: 20 });
  mistakes.number('metadata.maxBytes', rules.maxBytes, { min: 16, max: 102_400 });
  for (const key of metadata.keys ?? []) {
    if (isReservedMetadataKey(key, rules.reserved)) {
      mistakes.add(
        'metadata.keys',
        `has ${JSON.stringify(key)}, which metadata.reservedKeys has too.`,
      );
    }
  }
  return rules;
}
