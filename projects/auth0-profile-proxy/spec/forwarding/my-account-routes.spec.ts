import { MY_ACCOUNT_ROUTES } from '../../src/forwarding/my-account-routes.ts';

describe('MY_ACCOUNT_ROUTES', () => {
  it('has each route of the My Account API with its scope', () => {
    const routes = MY_ACCOUNT_ROUTES.map(
      ({ method, path, scopes }) => `${method} ${path} ${scopes?.join() ?? ''}`,
    );
    expect(routes).toEqual([
      'GET /profile read:me:profile',
      'PATCH /profile update:me:profile',
      'GET /factors read:me:factors',
      'GET /authentication-methods read:me:authentication_methods',
      'POST /authentication-methods create:me:authentication_methods',
      'GET /authentication-methods/{id} read:me:authentication_methods',
      'PATCH /authentication-methods/{id} update:me:authentication_methods',
      'DELETE /authentication-methods/{id} delete:me:authentication_methods',
      'POST /authentication-methods/{id}/verify create:me:authentication_methods',
      'GET /connected-accounts/accounts read:me:connected_accounts',
      'GET /connected-accounts/connections read:me:connected_accounts',
      'POST /connected-accounts/connect create:me:connected_accounts',
      'POST /connected-accounts/complete create:me:connected_accounts',
      'DELETE /connected-accounts/accounts/{id} delete:me:connected_accounts',
    ]);
  });
});
