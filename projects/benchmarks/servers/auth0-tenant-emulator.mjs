import { startTenant } from 'auth0-tenant-emulator';
import { API, CALLBACK, CLIENT, SCOPE, SECRET, users } from './contract.mjs';
import { announce } from './serve.mjs';

const tenant = await startTenant({
  port: 0,
  users: users.map(({ id, email, password }) => ({ user_id: id, email, password })),
  clients: [
    {
      client_id: CLIENT,
      app_type: 'regular_web',
      client_secret: SECRET,
      callbacks: [CALLBACK],
      grant_types: ['authorization_code', 'client_credentials', 'refresh_token'],
    },
  ],
  apis: [{ identifier: API, name: 'API', scopes: [{ value: SCOPE, description: 'Read' }] }],
  client_grants: [{ client_id: CLIENT, audience: API, scope: [SCOPE] }],
});
announce(tenant.url);
