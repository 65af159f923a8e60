import { writeFile } from 'node:fs/promises';
import type { VerifyArguments } from './cli/parse-verify-arguments.ts';
import { describeResults } from './verify/describe-results.ts';
import { verifyTenant } from './verify/verify-tenant.ts';

/** Verifies a tenant, prints the differences and returns the exit code: 1 when there are some. */
export async function runVerify(
  { domain, record, testUser }: VerifyArguments,
  say: (line: string) => void,
): Promise<number> {
  const results = await verifyTenant({ domain, testUser, environment: process.env });
  if (record !== undefined) {
    await writeFile(record, `${JSON.stringify({ results }, undefined, 2)}\n`);
  }
  say(describeResults(results));
  return results.some(({ outcome }) => outcome === 'different') ? 1 : 0;
}
