import type { ResolvedOptions } from '../contract/resolved-options.ts';
import { clientAuthentication } from '../management-client/client-authentication.ts';
import { parseJson } from '../management-client/parse-json.ts';
import { failure, ok, type ConfigurationFinding } from './configuration-finding.ts';

/** What Auth0 says of an identifier that no API has. */
const UNKNOWN_API = /^Service not (?:found|enabled)/;

/** Whether the tenant has the API of the proxy. A token of the application itself is not needed for that. */
export async function checkAudience(options: ResolvedOptions): Promise<ConfigurationFinding[]> {
  const { audience, tenantOrigin, transport, upstream } = options;
  try {
    const answer = await transport(`${tenantOrigin}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      timeoutMs: upstream.timeoutMs,
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        audience,
        ...(await clientAuthentication(options)()),
      }).toString(),
    });
    const body = { ...(parseJson(answer.text) as Record<string, unknown> | undefined) };
    const description = body['error_description'];
    if (answer.status === 401) {
      // The check of the credentials reports it.
      return [];
    }
    return typeof description === 'string' && UNKNOWN_API.test(description)
      ? [
          failure(
            `The tenant has no API with the identifier ${audience}. Create it, or correct audience (PROXY_AUDIENCE): it has to be the same, with or without a slash at its end.`,
          ),
        ]
      : [ok(`The tenant has the API ${audience}.`)];
  } catch {
    return [];
  }
}
