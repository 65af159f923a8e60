import type { ProblemSlug } from '../../src/index.ts';
import { CLIENT_SECRET, startHarness, type Harness, type ProblemBody } from '../support/harness.ts';

/** A value that stands for anything a caller may have sent and nobody may find in a log. */
export const MARKER = 'SENSITIVE-VALUE-31337';

/** One way somebody may try to get at what is not theirs. */
export interface Attempt {
  /** Names the attempt in the report. */
  readonly name: string;
  readonly make: (harness: Harness) => Promise<Response>;
  /** The problem it is refused with. */
  readonly refusal: ProblemSlug;
}

const plenty = { points: 100_000, windowSeconds: 60 };

/** A proxy whose limits do not hide what a spec is about. */
export function unlimitedHarness(
  options: Parameters<typeof startHarness>[0] = {},
): Promise<Harness> {
  return startHarness({
    limits: { read: plenty, write: plenty, sensitive: plenty, admin: plenty },
    upstream: { budget: { perSecond: 10_000, burst: 10_000 }, userShare: 1 },
    routes: { 'delete-account': true },
    ...options,
  });
}

/**
 * Makes a spec of each attempt: it is refused with its own problem, no account is changed, no
 * write has reached the tenant, and the log holds nothing that was sent.
 */
export function describeAttempts(title: string, attempts: readonly Attempt[]): void {
  describe(`privilege escalation by ${title}`, () => {
    let harness: Harness;
    beforeAll(async () => (harness = await unlimitedHarness()));
    afterAll(() => harness.close());

    for (const { name, make, refusal } of attempts) {
      it(`is refused: ${name}`, async () => {
        const before = JSON.stringify(harness.tenant.users.list());
        const writesBefore = writes(harness);
        const response = await make(harness);
        const text = await response.text();
        const problem = JSON.parse(text) as ProblemBody;
        expect(problem.code).toBe(refusal);
        expect(response.status).toBe(problem.status);
        expect(response.status).toBeGreaterThanOrEqual(400);
        expect(response.status).toBeLessThan(500);
        expect(response.headers.get('content-type')).toBe('application/problem+json');
        expect(text).not.toContain(MARKER);
        expect(JSON.stringify(harness.tenant.users.list())).toBe(before);
        expect(writes(harness)).toBe(writesBefore);
        expectCleanLog(harness);
      });
    }
  });
}

/** Fails when the log holds a token, a secret, a value that was sent, or somebody's address. */
export function expectCleanLog(harness: Harness): void {
  const log = harness.log.join('');
  for (const forbidden of [MARKER, CLIENT_SECRET, 'eyJ', 'Bearer', '@example.com', '@evil']) {
    expect(log).not.toContain(forbidden);
  }
}

function writes({ tenant }: Harness): number {
  return tenant
    .requests()
    .filter(({ method, path }) => method !== 'GET' && path.startsWith('/api/v2/')).length;
}
