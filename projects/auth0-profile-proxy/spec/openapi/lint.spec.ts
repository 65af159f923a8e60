import { createConfig, lintFromString } from '@redocly/openapi-core';
import { unlimitedHarness } from '../privilege-escalation/attempts.ts';

describe('the OpenAPI document', () => {
  it('passes a strict linter', async () => {
    const harness = await unlimitedHarness({
      publicUrl: 'https://api.example.org/profile',
      sendEmailConfirmation: () => undefined,
    });
    const response = await harness.send('GET', '/openapi.json', { token: '' });
    const faults = await faultsOf(await response.text());
    expect(faults).toEqual([]);
    await harness.close();
  });

  it('is refused by the linter when a part is missing', async () => {
    const incomplete = { openapi: '3.1.0', info: { title: 'x', version: '1' }, paths: {} };
    expect((await faultsOf(JSON.stringify(incomplete))).length).toBeGreaterThan(0);
  });
});

async function faultsOf(source: string): Promise<string[]> {
  const config = await createConfig({ extends: ['recommended-strict'] });
  const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config });
  return problems.map(
    ({ ruleId, message, location }) =>
      `${ruleId}: ${message} at ${location.map(({ pointer }) => pointer).join()}`,
  );
}
