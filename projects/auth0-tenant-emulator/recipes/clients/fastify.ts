import cookie from '@fastify/cookie';
import {
  CookieTransactionStore,
  ServerClient,
  StatelessStateStore,
  type CookieHandler,
} from '@auth0/auth0-server-js';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { readTheme, type ClientSettings } from './client-settings.ts';

interface Exchange {
  request: FastifyRequest;
  reply: FastifyReply;
}

const COOKIES: CookieHandler<Exchange> = {
  setCookie: (name, value, options, exchange) => {
    void exchange?.reply.setCookie(name, value, options);
  },
  getCookie: (name, exchange) => exchange?.request.cookies[name],
  getCookies: (exchange) => (exchange?.request.cookies ?? {}) as Record<string, string>,
  deleteCookie: (name, exchange) => {
    void exchange?.reply.clearCookie(name, { path: '/' });
  },
};

/** An application with a login by auth0-server-js, which speaks https: start the tenant with TLS. */
export async function createApp(settings: ClientSettings): Promise<FastifyInstance> {
  const secret = 'a long text that encrypts the session cookie';
  const auth0 = new ServerClient<Exchange>({
    domain: new URL(settings.origin).host,
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    authorizationParams: {
      redirect_uri: `${settings.baseUrl}/callback`,
      audience: settings.audience,
      scope: 'openid profile email read:current_user',
    },
    transactionStore: new CookieTransactionStore({ secret }, COOKIES),
    stateStore: new StatelessStateStore({ secret }, COOKIES),
  });
  const app = fastify();
  await app.register(cookie);
  app.get('/login', async (request, reply) => {
    const url = await auth0.startInteractiveLogin({}, { request, reply });
    return reply.redirect(url.href);
  });
  app.get('/callback', async (request, reply) => {
    const url = new URL(request.url, settings.baseUrl);
    await auth0.completeInteractiveLogin(url, { request, reply });
    return reply.redirect('/');
  });
  app.get('/profile', async (request, reply) => {
    const user = await auth0.getUser({ request, reply });
    if (user === undefined) {
      return reply.redirect('/login');
    }
    const { accessToken } = await auth0.getAccessToken({ request, reply });
    return { email: user.email, theme: await readTheme(settings.audience, user.sub, accessToken) };
  });
  app.get('/logout', async (request, reply) => {
    const url = await auth0.logout({ returnTo: settings.baseUrl }, { request, reply });
    return reply.redirect(url.href);
  });
  return app;
}
