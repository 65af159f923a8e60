import { TenantError } from '../../common/tenant-error.ts';
import type { JsonObject } from '../../common/json.ts';

const MARKER = /##([A-Za-z0-9_]+)##|(["']?)@@([A-Za-z0-9_]+)@@\2/g;

/**
 * Replaces the keyword markers of auth0-deploy-cli: `##NAME##` by the text of a value, `@@NAME@@`, with
 * its quotation marks if it has some, by the value as JSON.
 *
 * @throws TenantError `invalid-argument` when a keyword has no value.
 */
export function replaceMarkers(text: string, keywords: JsonObject, file: string): string {
  const missing = new Set<string>();
  const replaced = text.replace(
    MARKER,
    (marker, plain?: string, _quote?: string, json?: string) => {
      const name = plain ?? json ?? '';
      const value = Object.hasOwn(keywords, name) ? keywords[name] : undefined;
      if (value === undefined) {
        missing.add(marker.replaceAll(/["']/g, ''));
        return marker;
      }
      return plain !== undefined && typeof value === 'string' ? value : JSON.stringify(value);
    },
  );
  if (missing.size === 0) {
    return replaced;
  }
  throw new TenantError(
    'invalid-argument',
    `${file} has keywords without a value: ${[...missing].join(', ')}. ` +
      'Name the configuration file of auth0-deploy-cli with --seed-config, or set AUTH0_KEYWORD_REPLACE_MAPPINGS.',
  );
}
