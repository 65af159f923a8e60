import { textOf, type JsonObject } from '../../common/json.ts';
import { loopbackAudience } from './loopback-audience.ts';
import { otherProperties } from './entries.ts';
import type { SeedReportBuilder } from './seed-report.ts';

const SECONDS_PER_HOUR = 3_600;
const SECONDS_PER_MINUTE = 60;
const NAMED_ORGANIZATIONS = 'allow_organization_name_in_authentication_api';
const USED = [
  'default_audience',
  'default_directory',
  'session_lifetime',
  'session_lifetime_in_minutes',
  NAMED_ORGANIZATIONS,
];

/** Converts `tenant`; an export has lifetimes in hours or minutes. */
export function convertTenant(tenant: JsonObject, report: SeedReportBuilder): JsonObject {
  report.ignore('tenant', otherProperties(tenant, USED));
  const { session_lifetime: hours, session_lifetime_in_minutes: minutes } = tenant;
  const audience = textOf(tenant['default_audience']);
  const directory = textOf(tenant['default_directory']);
  const seconds =
    typeof hours === 'number'
      ? hours * SECONDS_PER_HOUR
      : typeof minutes === 'number'
        ? minutes * SECONDS_PER_MINUTE
        : undefined;
  return {
    ...(audience === '' ? {} : { default_audience: loopbackAudience(audience) }),
    ...(directory === '' ? {} : { default_directory: directory }),
    ...(seconds === undefined ? {} : { session_lifetime: Math.round(seconds) }),
    ...(tenant[NAMED_ORGANIZATIONS] === true ? { [NAMED_ORGANIZATIONS]: true } : {}),
  };
}
