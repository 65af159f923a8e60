import type { JsonObject } from '../common/json.ts';
import { differencesOf, type Observation } from './compare.ts';
import { readContext, type VerifyOptions } from './context.ts';
import type { Fact, FactRequest, Need, VerifyContext } from './fact.ts';
import { ALL_FACTS } from './facts/all-facts.ts';
import { createScrubber, recordObservation } from './recording.ts';

const TIMEOUT_MS = 20_000;
const READS_USERS: readonly Need[] = ['management-token', 'user-token', 'test-user'];

/** What became of a fact. */
export interface FactResult {
  id: string;
  fact: string;
  outcome: 'same' | 'different' | 'not-checked';
  /** How the tenant differs from the emulator, without secrets. */
  differences: string[];
  /** Why it was not checked. */
  reason?: string;
  /** Request and response without secrets and personal data. */
  recorded?: JsonObject;
}

/**
 * Sends each fact's request to a tenant and compares the response with the emulator's. Nothing is
 * written, unless the options name a test user.
 *
 * @throws TenantError `invalid-argument` when the tenant gives no token to the client.
 */
export async function verifyTenant(options: VerifyOptions): Promise<FactResult[]> {
  const context = await readContext(options);
  const scrub = createScrubber(context);
  const results: FactResult[] = [];
  // One after the other: a tenant has rate limits.
  for (const fact of ALL_FACTS) {
    const reason = missing(fact, context);
    results.push(
      reason === undefined
        ? await check(fact, context, options.fetch ?? fetch, scrub)
        : { id: fact.id, fact: fact.fact, outcome: 'not-checked', differences: [], reason },
    );
  }
  return results;
}

async function check(
  fact: Fact,
  context: VerifyContext,
  send: typeof fetch,
  scrub: (text: string) => string,
): Promise<FactResult> {
  const request = fact.request(context);
  const { id, fact: sentence } = fact;
  try {
    const observed = await observe(context.origin, request, send);
    const differences = differencesOf(observed, [fact.expect(context)].flat()).map(scrub);
    const outcome = differences.length === 0 ? 'same' : 'different';
    const sent = `${request.method} ${scrub(request.path)}`;
    const readsUsers = READS_USERS.includes(fact.needs);
    const response = recordObservation(observed, readsUsers, scrub);
    const recorded = { request: sent, response };
    return { id, fact: sentence, outcome, differences, recorded };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      id,
      fact: sentence,
      outcome: 'different',
      differences: [scrub(`no answer: ${reason}`)],
    };
  }
}

async function observe(
  origin: string,
  { method, path, headers, form, json }: FactRequest,
  send: typeof fetch,
): Promise<Observation> {
  const body = form === undefined ? json : new URLSearchParams(form).toString();
  const type = form === undefined ? 'application/json' : 'application/x-www-form-urlencoded';
  const response = await send(`${origin}${path}`, {
    method,
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: { ...(body === undefined ? {} : { 'content-type': type }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    text: await response.text(),
  };
}

/** What a fact needs and the context does not have. */
function missing({ needs }: Fact, context: VerifyContext): string | undefined {
  const { clientId, callback, clientSecret, managementToken, userToken, testUser } = context;
  switch (needs) {
    case 'nothing':
      return undefined;
    case 'client':
      return clientId === '' || callback === ''
        ? 'set AUTH0_VERIFY_CLIENT_ID and AUTH0_VERIFY_CALLBACK'
        : undefined;
    case 'secret':
      return clientSecret === ''
        ? 'set AUTH0_VERIFY_CLIENT_ID and AUTH0_VERIFY_CLIENT_SECRET'
        : undefined;
    case 'management-token':
      return managementToken === ''
        ? 'set AUTH0_VERIFY_MANAGEMENT_TOKEN or _CLIENT_SECRET'
        : undefined;
    case 'user-token':
      return userToken === '' ? 'set AUTH0_VERIFY_USER_TOKEN' : undefined;
    case 'test-user':
      return testUser === '' || managementToken === ''
        ? 'add --write --test-user <user id> and a token with update:users'
        : undefined;
  }
}
