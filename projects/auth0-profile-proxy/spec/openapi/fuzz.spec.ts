import fc from 'fast-check';
import { unlimitedHarness } from '../privilege-escalation/attempts.ts';
import type { Harness, ProblemBody } from '../support/harness.ts';
import { arbitraryFromSchema, type Schema } from './arbitrary-from-schema.ts';

interface Operation {
  readonly requestBody?: { content: { 'application/json': { schema: Schema } } };
  readonly responses: Readonly<Record<string, unknown>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

interface Shot {
  readonly body: string | undefined;
  readonly parameters: readonly string[];
  readonly query: string;
  readonly headers: Record<string, string>;
}

const RUNS = 150;

describe('random requests generated from the OpenAPI document', () => {
  let harness: Harness;
  let document: Document;
  let token: string;

  beforeAll(async () => {
    harness = await unlimitedHarness({ sendEmailConfirmation: () => undefined });
    const response = await harness.send('GET', '/openapi.json', { token: '' });
    document = (await response.json()) as Document;
    token = await harness.mint({
      // Not one of the accounts: a deletion must not end the game.
      userId: 'auth0|fuzz',
      scope: 'read:profile update:profile delete:profile',
      claims: { permissions: ['read:profiles', 'update:profiles'] },
    });
  });
  afterAll(() => harness.close());

  it('get a documented status and never 500 on every route', async () => {
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );
    expect(operations.length).toBeGreaterThanOrEqual(12);
    for (const { path, method, operation } of operations) {
      await fc.assert(
        fc.asyncProperty(shots(operation), async (shot) => {
          harness.tenant.users.add({ user_id: 'auth0|fuzz', email: 'fuzz@example.com' });
          const response = await harness.send(method.toUpperCase(), fill(path, shot), {
            token,
            headers: shot.headers,
            ...(shot.body !== undefined && { body: shot.body }),
          });
          await expectDocumented(response, operation, `${method} ${path}`);
        }),
        { numRuns: RUNS },
      );
    }
  }, 180_000);

  function shots(operation: Operation): fc.Arbitrary<Shot> {
    const schema = operation.requestBody?.content['application/json'].schema;
    const json = schema && arbitraryFromSchema(schema, document.components.schemas);
    return fc.record({
      body: json
        ? fc.oneof(
            { weight: 5, arbitrary: json.map((value) => JSON.stringify(value)) },
            { weight: 2, arbitrary: fc.json() },
            { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
          )
        : fc.constant(undefined),
      parameters: fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constant('auth0|bob')), {
        minLength: 2,
        maxLength: 2,
      }),
      query: fc.oneof(
        { weight: 6, arbitrary: fc.constant('') },
        fc.webQueryParameters().map((text) => `?${text}`),
        fc.emailAddress().map((email) => `?email=${encodeURIComponent(email)}`),
      ),
      headers: fc.record(
        {
          'if-match': fc.oneof(fc.constant('*'), headerText()),
          'idempotency-key': fc.oneof(fc.uuid(), headerText()),
          'x-request-id': headerText(),
        },
        { requiredKeys: [] },
      ),
    });
  }
});

function headerText(): fc.Arbitrary<string> {
  return fc.stringMatching(/^[\x20-\x7e]{0,80}$/);
}

function fill(path: string, { parameters, query }: Shot): string {
  let next = 0;
  const filled = path.replace(/\{\w+\}/g, () => encodeURIComponent(wellFormed(parameters[next++])));
  return filled + query;
}

/** A lone surrogate cannot be part of an address. */
function wellFormed(text = ''): string {
  return text.replace(/\p{Surrogate}/gu, '') || 'x';
}

async function expectDocumented(
  response: Response,
  operation: Operation,
  route: string,
): Promise<void> {
  const text = await response.text();
  const documented = Object.keys(operation.responses);
  if (response.status >= 500 || !documented.includes(String(response.status))) {
    throw new Error(`${route} answered ${response.status}: ${text.slice(0, 300)}`);
  }
  if (response.status < 400) {
    return;
  }
  const problem = JSON.parse(text) as ProblemBody;
  expect(problem.status).toBe(response.status);
}
