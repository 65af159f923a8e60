import express, { type Express, type RequestHandler } from 'express';
import session from 'express-session';
import passport from 'passport';
import { Strategy } from 'passport-auth0';
import { readTheme, type ClientSettings } from './client-settings.ts';

/** What the session keeps of a user. */
interface SessionUser {
  id: string;
  email: string | undefined;
  token: string;
}

/** An application with a login by passport-auth0, which speaks https: start the tenant with TLS. */
export function createApp(settings: ClientSettings): Express {
  const authenticator = new passport.Passport();
  const domain = new URL(settings.origin).host;
  authenticator.use(
    new Strategy(
      {
        domain,
        clientID: settings.clientId,
        clientSecret: settings.clientSecret,
        callbackURL: `${settings.baseUrl}/callback`,
      },
      (token, _refreshToken, _parameters, profile, done) => {
        const user: SessionUser = { id: profile.id, email: profile.emails?.[0]?.value, token };
        done(null, user);
      },
    ),
  );
  authenticator.serializeUser((user, done) => {
    done(null, user);
  });
  authenticator.deserializeUser<SessionUser>((user, done) => {
    done(null, user);
  });
  const authenticate = (options: object): RequestHandler =>
    authenticator.authenticate('auth0', options) as RequestHandler;
  const app = express();
  app.use(session({ secret: 'a long text', resave: false, saveUninitialized: false }));
  app.use(authenticator.session());
  app.get(
    '/login',
    authenticate({
      scope: 'openid profile email read:current_user',
      audience: settings.audience,
    }),
  );
  app.get('/callback', authenticate({ successRedirect: '/', failureRedirect: '/login' }));
  app.get('/profile', async (request, response) => {
    const user = request.user as SessionUser | undefined;
    if (user === undefined) {
      response.redirect('/login');
      return;
    }
    const theme = await readTheme(settings.audience, user.id, user.token);
    response.json({ email: user.email, theme });
  });
  app.get('/logout', (request, response, next) => {
    request.logout((error: unknown) => {
      const query = new URLSearchParams({
        client_id: settings.clientId,
        returnTo: settings.baseUrl,
      });
      if (error === undefined || error === null) {
        response.redirect(`https://${domain}/v2/logout?${query.toString()}`);
      } else {
        next(error);
      }
    });
  });
  return app;
}
