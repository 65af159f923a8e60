import { createFunctionScriptRunner } from '../src/platform/browser/function-script-runner.ts';
import type { RuleScript } from '../src/tenant/script-runner.ts';

describe('createFunctionScriptRunner()', () => {
  const runner = createFunctionScriptRunner();

  it('returns what a rule has passed to its callback', async () => {
    const result = await runner.run(
      rule(`function (user, context, callback) {
        user.app_metadata = { plan: configuration.plan };
        callback(null, user, context);
      }`),
      5_000,
      () => undefined,
    );
    expect<unknown>(result.user).toEqual({ name: 'Ada', app_metadata: { plan: 'free' } });
  });

  it('returns the api calls of an Action', async () => {
    const source = `exports.onExecutePostLogin = async (event, api) => {
      api.idToken.setCustomClaim('roles', event.authorization.roles);
    };`;
    const event = { authorization: { roles: ['reader'] } } as never;
    const { calls } = await runner.run(
      { kind: 'action', name: 'roles', source, event },
      5_000,
      () => undefined,
    );
    expect<unknown>(calls).toEqual([
      { method: 'idToken.setCustomClaim', args: ['roles', ['reader']] },
    ]);
  });

  it('ends a rule that never calls back', async () => {
    const { error } = await runner.run(rule('function () {}'), 20, () => undefined);
    expect(error).toBe('Script execution did not complete within 0.02 seconds.');
  });

  it('reports an update of metadata that fails', async () => {
    const script = rule(`function (user, context, callback) {
      auth0.users.updateUserMetadata('nobody', {}).catch((error) => callback(error));
    }`);
    const { error } = await runner.run(script, 5_000, () => {
      throw new Error('The user does not exist.');
    });
    expect(error).toBe('The user does not exist.');
  });

  it('names a script that is not JavaScript', async () => {
    const { error } = await runner.run(rule('function ('), 5_000, () => undefined);
    expect(error).toContain('The script "test" of the seed cannot be evaluated');
  });

  it('leaves the objects of the tenant as they are', async () => {
    const script = rule(
      'function (user, context, callback) { user.name = "Eve"; callback(null); }',
    );
    await runner.run(script, 5_000, () => undefined);
    expect<unknown>(script.user).toEqual({ name: 'Ada' });
  });
});

function rule(source: string): RuleScript {
  const user = { name: 'Ada' };
  return {
    kind: 'rule',
    name: 'test',
    source,
    user,
    context: {},
    configuration: { plan: 'free' },
  };
}
