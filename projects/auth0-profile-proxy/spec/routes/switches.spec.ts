import { routeDefaults, type RouteName } from '../../src/index.ts';
import { unlimitedHarness } from '../privilege-escalation/attempts.ts';
import type { Harness, ProblemBody } from '../support/harness.ts';

interface Described {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly operationId: string }>>>
  >;
}

describe('a disabled route', () => {
  for (const name of Object.keys(routeDefaults) as RouteName[]) {
    it(`is refused and not documented, and no other route is: ${name}`, async () => {
      const all = await withRoutes({ 'delete-account': true });
      const some = await withRoutes({ 'delete-account': true, [name]: false });
      const { method, path } = all.routes.find((route) => route.name === name) ?? {};
      expect(some.routes.map((route) => route.name)).toEqual(
        all.routes.map((route) => route.name).filter((other) => other !== name),
      );
      const response = await some.harness.send(method ?? '', path ?? '', {
        token: await some.harness.mint({
          scope: 'read:profile update:profile delete:profile',
          claims: { permissions: ['read:profiles', 'update:profiles'] },
        }),
      });
      expect(['not-found', 'method-not-allowed']).toContain(
        ((await response.json()) as ProblemBody).code,
      );
      await all.harness.close();
      await some.harness.close();
    });
  }
});

async function withRoutes(routes: Partial<Record<RouteName, boolean>>): Promise<{
  readonly harness: Harness;
  readonly routes: readonly { name: string; method: string; path: string }[];
}> {
  const harness = await unlimitedHarness({ routes, sendEmailConfirmation: () => undefined });
  const response = await harness.send('GET', '/openapi.json', { token: '' });
  const { paths } = (await response.json()) as Described;
  return {
    harness,
    routes: Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => ({
        name: operationId,
        method: method.toUpperCase(),
        path: path.replace(/\{\w+\}/g, 'auth0%7Cbob'),
      })),
    ),
  };
}
