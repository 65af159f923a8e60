import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { API, CALLBACK, CLIENT, SCOPE, SECRET, users } from './contract.mjs';
import { announce } from './serve.mjs';

const { Provider } = await import('oidc-provider');
const jwk = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
  format: 'jwk',
});

const server = createServer();
await new Promise((resolve) => server.listen(0, 'localhost', resolve));
const url = `http://localhost:${server.address().port}`;

const provider = new Provider(url, {
  jwks: { keys: [{ ...jwk, alg: 'RS256', use: 'sig', kid: 'benchmark' }] },
  cookies: { keys: ['benchmark'] },
  clients: [
    {
      client_id: CLIENT,
      client_secret: SECRET,
      token_endpoint_auth_method: 'client_secret_post',
      redirect_uris: [CALLBACK],
      grant_types: ['authorization_code', 'client_credentials'],
    },
  ],
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  loadExistingGrant: async ({ oidc }) => {
    const grant = new oidc.provider.Grant({
      clientId: oidc.client.clientId,
      accountId: oidc.session.accountId,
    });
    grant.addOIDCScope('openid');
    grant.addResourceScope(API, SCOPE);
    await grant.save();
    return grant;
  },
  interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => API,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({ scope: SCOPE, audience: API, accessTokenFormat: 'jwt' }),
    },
  },
});
const handle = provider.callback();
let logins = 0;
server.on('request', (request, response) => {
  if (request.url.startsWith('/interaction/')) {
    const accountId = users[logins++ % users.length].id;
    provider.interactionFinished(request, response, { login: { accountId } });
    return;
  }
  handle(request, response);
});
announce(url);
