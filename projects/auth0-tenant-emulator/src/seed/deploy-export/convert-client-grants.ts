import { textOf, type JsonObject } from '../../common/json.ts';
import { otherProperties, textsIn } from './entries.ts';
import { loopbackAudience } from './loopback-audience.ts';
import type { SeedReportBuilder } from './seed-report.ts';

const USED = ['client_id', 'audience', 'scope', 'subject_type', 'id'];

/** Converts `clientGrants`, which name their client. */
export function convertClientGrants(
  grants: readonly JsonObject[],
  ids: ReadonlyMap<string, string>,
  report: SeedReportBuilder,
): JsonObject[] {
  return grants.map((grant) => {
    const client = textOf(grant['client_id']);
    report.ignore('clientGrants', otherProperties(grant, USED));
    return {
      client_id: ids.get(client) ?? client,
      audience: loopbackAudience(textOf(grant['audience'])),
      scope: textsIn(grant['scope']),
      ...(grant['subject_type'] === 'user' ? { subject_type: 'user' } : {}),
    };
  });
}
