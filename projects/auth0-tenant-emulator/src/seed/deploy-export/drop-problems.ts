import { isJsonObject, textOf, type JsonObject, type JsonValue } from '../../common/json.ts';
import { isMyAccountPath } from '../../common/own-api-path.ts';
import { MY_ACCOUNT_SCOPES } from '../../common/my-account-scopes.ts';
import type { Contradiction } from '../contradiction.ts';
import type { ItemOrigin, MergedSeed } from '../merge-seeds.ts';
import { objectsIn, textsIn } from './entries.ts';
import type { SeedReportBuilder } from './seed-report.ts';

/** A problem of a seed; one that its schema reports is about exactly the value at its pointer. */
export interface Problem extends Contradiction {
  isSchemaFault?: boolean;
}

/** Members that can be left out of an item without leaving out the item. */
const OPTIONAL = ['organization_require_behavior'];

/**
 * Leaves out of exported items what a seed must not have, and reports it.
 *
 * @returns the rest; undefined when nothing was left out.
 */
export function dropProblems(
  merged: MergedSeed,
  problems: readonly Problem[],
  reportOf: (origins: readonly ItemOrigin[]) => SeedReportBuilder | undefined,
): MergedSeed | undefined {
  const next = structuredClone(merged);
  const dropped = new Set<string>();
  for (const { pointer, message, isSchemaFault } of problems) {
    const segments = pointer.split('/').slice(1);
    const [list = '', index = ''] = segments;
    const origins = merged.origins[list]?.[Number(index)];
    const settingsOrigin = list === 'tenant' ? [...allOrigins(merged)] : [];
    const report = reportOf(origins ?? settingsOrigin);
    const target = isSchemaFault === true ? segments : targetOf(segments);
    if (report === undefined || dropped.has(target.join('/'))) {
      continue;
    }
    dropped.add(target.join('/'));
    report.note(`${placeOf(merged.seed, segments)} was left out: it ${message}`);
  }
  if (dropped.size === 0) {
    return undefined;
  }
  for (const target of [...dropped].map((path) => path.split('/')).sort(lastFirst)) {
    remove(next, target);
  }
  return next;
}

function* allOrigins({ origins }: MergedSeed): Iterable<ItemOrigin> {
  for (const items of Object.values(origins)) {
    yield* items.flat();
  }
}

/** What has to be removed: the item of a list, or an optional member. */
function targetOf(segments: readonly string[]): string[] {
  const last = segments.at(-1) ?? '';
  const isMember = segments[0] === 'tenant' || OPTIONAL.includes(last) || last === 'scope';
  const item = segments.findLastIndex((segment) => /^\d+$/.test(segment));
  return isMember || item < 0 ? [...segments] : segments.slice(0, item + 1);
}

function lastFirst(one: readonly string[], other: readonly string[]): number {
  for (const [index, segment] of one.entries()) {
    const order = (other[index] ?? '').localeCompare(segment, undefined, { numeric: true });
    if (order !== 0) {
      return order;
    }
  }
  return other.length - one.length;
}

function remove({ seed, origins }: MergedSeed, target: readonly string[]): void {
  const parent = valueAt(seed, target.slice(0, -1));
  const last = target.at(-1) ?? '';
  if (Array.isArray(parent)) {
    parent.splice(Number(last), 1);
    if (target.length === 2) {
      origins[target[0] ?? '']?.splice(Number(last), 1);
    }
  } else if (isJsonObject(parent) && last === 'scope') {
    parent['scope'] = knownScopes(seed, parent);
  } else if (isJsonObject(parent)) {
    Reflect.deleteProperty(parent, last);
  }
}

function knownScopes(seed: JsonObject, { audience, scope }: JsonObject): string[] {
  const api = objectsIn(seed['apis']).find(({ identifier }) => identifier === audience);
  const known = isMyAccountPath(textOf(audience))
    ? MY_ACCOUNT_SCOPES
    : objectsIn(api?.['scopes']).map(({ value }) => value);
  return textsIn(scope).filter((name) => known.includes(name));
}

function valueAt(seed: JsonObject, path: readonly string[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>(
    (value, segment) =>
      Array.isArray(value)
        ? value[Number(segment)]
        : isJsonObject(value)
          ? value[segment]
          : undefined,
    seed,
  );
}

/** Names the item rather than its index. */
function placeOf(seed: JsonObject, [list = '', index = '', ...rest]: readonly string[]): string {
  const item = valueAt(seed, [list, index]);
  const name = isJsonObject(item)
    ? (item['name'] ?? item['client_id'] ?? item['identifier'] ?? index)
    : index;
  return [`${list} ${JSON.stringify(name)}`, ...rest].join('.');
}
