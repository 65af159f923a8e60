import { derivedHexId } from '../../common/derived-id.ts';
import { isJsonObject, textOf, type JsonObject } from '../../common/json.ts';
import { loopbackAudience } from './loopback-audience.ts';
import { objectsIn, otherProperties, pick, textsIn } from './entries.ts';
import type { SeedReportBuilder } from './seed-report.ts';

const USED = [
  'client_id',
  'name',
  'app_type',
  'callbacks',
  'allowed_logout_urls',
  'web_origins',
  'grant_types',
  'client_secret',
  'is_first_party',
  'require_proof_of_possession',
  'organization_usage',
  'organization_require_behavior',
];
/** Properties that say what the emulator does anyhow, or that are converted. */
const UNDERSTOOD = ['jwt_configuration', 'refresh_token', 'oidc_conformant', 'global'];
const REFRESH_TOKEN = ['rotation_type', 'expiration_type', 'leeway', 'token_lifetime', 'policies'];
const APP_TYPES = ['spa', 'regular_web', 'native', 'non_interactive'];

/** The ids of an export's clients by name: from another seed, from the export, or made from the name. */
export function clientIdsOf(
  clients: readonly JsonObject[],
  known: ReadonlyMap<string, string>,
): Map<string, string> {
  const ids = new Map(known);
  for (const client of clients) {
    const name = textOf(client['name']);
    if (!ids.has(name)) {
      ids.set(name, textOf(client['client_id']) || derivedHexId(`client ${name}`));
    }
  }
  return ids;
}

/** Converts `clients`; `secrets` holds the ids of the clients that have a secret in another seed. */
export function convertClients(
  clients: readonly JsonObject[],
  ids: ReadonlyMap<string, string>,
  secrets: ReadonlySet<string>,
  report: SeedReportBuilder,
): JsonObject[] {
  return clients.map((client) => {
    const name = textOf(client['name']);
    const id = ids.get(name) ?? '';
    const type = appTypeOf(client, name, report);
    const method = textOf(client['token_endpoint_auth_method']);
    const isPublic = type === 'spa' || type === 'native';
    report.ignore('clients', [
      ...otherProperties(client, [...USED, ...UNDERSTOOD, 'token_endpoint_auth_method']),
      ...((method === 'none') === isPublic || method === '' ? [] : ['token_endpoint_auth_method']),
    ]);
    const needsSecret = !isPublic && client['client_secret'] === undefined && !secrets.has(id);
    const made = [
      ...(client['client_id'] === undefined && id === derivedHexId(`client ${name}`)
        ? [`the client_id ${id}`]
        : []),
      ...(needsSecret ? [`the client_secret ${id}-secret`] : []),
    ];
    if (made.length > 0) {
      report.note(`client "${name}" has ${made.join(' and ')}, which the export does not contain`);
    }
    return {
      ...pick(client, USED),
      client_id: id,
      app_type: type,
      ...(needsSecret ? { client_secret: `${id}-secret` } : {}),
      ...lifetimeOf(client, report),
      ...refreshTokenOf(client, report),
    };
  });
}

function appTypeOf(client: JsonObject, name: string, report: SeedReportBuilder): string {
  const type = textOf(client['app_type']);
  if (APP_TYPES.includes(type)) {
    return type;
  }
  if (type !== '') {
    report.note(`client "${name}" has the app_type ${type}; it is used as regular_web`);
  }
  return 'regular_web';
}

function lifetimeOf(client: JsonObject, report: SeedReportBuilder): JsonObject {
  const jwt = client['jwt_configuration'];
  if (!isJsonObject(jwt)) {
    return {};
  }
  const isSupported = [undefined, 'RS256'].includes(jwt['alg'] as string | undefined);
  report.ignore('clients', [
    ...otherProperties(jwt, ['alg', 'lifetime_in_seconds', 'secret_encoded']),
    ...(isSupported ? [] : ['jwt_configuration.alg']),
  ]);
  const seconds = jwt['lifetime_in_seconds'];
  return typeof seconds === 'number' ? { id_token_lifetime: seconds } : {};
}

function refreshTokenOf(client: JsonObject, report: SeedReportBuilder): JsonObject {
  const refreshToken = client['refresh_token'];
  if (!isJsonObject(refreshToken)) {
    return {};
  }
  const others = otherProperties(refreshToken, REFRESH_TOKEN);
  report.ignore(
    'clients',
    others.map((property) => `refresh_token.${property}`),
  );
  const policies = objectsIn(refreshToken['policies']).map((policy) => ({
    audience: loopbackAudience(textOf(policy['audience'])),
    scope: textsIn(policy['scope']),
  }));
  return { refresh_token: { ...pick(refreshToken, REFRESH_TOKEN), policies } };
}
