import { isJsonObject, isStringList, textOf } from '../../common/json.ts';
import type { Fault } from '../../tenant/fault.ts';
import { readSnapshot, writeSnapshot } from '../../state/snapshot.ts';
import type { TenantState } from '../../state/tenant-state.ts';

/** What is kept of a tenant in a browser. */
export interface SavedTenant {
  /** The seed as JSON; another seed starts another tenant. */
  seed: string;
  state: TenantState;
  cookies: [string, string][];
  /** How far the tenant's clock was moved. */
  clockSeconds: number;
  faults: Fault[];
}

/** Writes a tenant as text. */
export function writeSavedTenant({ state, ...rest }: SavedTenant): string {
  return JSON.stringify({ ...rest, snapshot: writeSnapshot(state) });
}

/** Reads a tenant; `undefined` when the text is none, or is one of another release. */
export function readSavedTenant(text: string | undefined): SavedTenant | undefined {
  const saved: unknown = text === undefined ? undefined : JSON.parse(text);
  if (!isJsonObject(saved)) {
    return undefined;
  }
  const { seed, cookies, clockSeconds, faults, snapshot } = saved;
  const state = readSnapshot(textOf(snapshot));
  if (state === undefined) {
    return undefined;
  }
  return {
    seed: textOf(seed),
    state,
    cookies: Array.isArray(cookies) ? cookies.filter(isPair) : [],
    clockSeconds: Number(clockSeconds),
    faults: Array.isArray(faults) ? (faults as unknown[] as Fault[]) : [],
  };
}

function isPair(value: unknown): value is [string, string] {
  return isStringList(value) && value.length === 2;
}
