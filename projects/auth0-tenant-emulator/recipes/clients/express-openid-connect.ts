import express, { type Express } from 'express';
import openidConnect from 'express-openid-connect';
import { readTheme, type ClientSettings } from './client-settings.ts';

const { auth, requiresAuth } = openidConnect;

/** An application with a login by express-openid-connect: `/login`, `/profile`, `/logout`. */
export function createApp(settings: ClientSettings): Express {
  const app = express();
  app.use(
    auth({
      issuerBaseURL: settings.origin,
      baseURL: settings.baseUrl,
      clientID: settings.clientId,
      clientSecret: settings.clientSecret,
      secret: 'a long text that encrypts the session cookie',
      authRequired: false,
      idpLogout: true,
      authorizationParams: {
        response_type: 'code',
        audience: settings.audience,
        scope: 'openid profile email read:current_user',
      },
    }),
  );
  app.get('/profile', requiresAuth(), async (request, response) => {
    const { sub = '', email } = request.oidc.user as { sub?: string; email?: string };
    const token = request.oidc.accessToken?.access_token ?? '';
    response.json({ email, theme: await readTheme(settings.audience, sub, token) });
  });
  return app;
}
