import type { Hono } from 'hono';
import type { TenantContext, TenantEnv } from '../tenant-context.ts';
import { authorize, resumeAuthorization } from './authorize.ts';
import { showConsentForm, submitConsentForm } from './consent-form.ts';
import { clientScript } from './client-script.ts';
import { crossOriginLogin } from './cross-origin-login.ts';
import { changePassword, signUp } from './database-connections.ts';
import { discovery } from './discovery.ts';
import { jwks } from './jwks.ts';
import { showLoginForm, submitLoginForm } from './login-form.ts';
import { logout } from './logout.ts';
import { showMfaForm, submitMfaForm } from './mfa-form.ts';
import { oidcLogout } from './oidc-logout.ts';
import { revoke } from './revoke.ts';
import { showPasswordForm, submitPasswordForm, verifyEmail } from './ticket-pages.ts';
import { showSignUpForm, submitSignUpForm } from './sign-up-form.ts';
import { ssoData } from './sso-data.ts';
import { token } from './token.ts';
import { loginCallback, usernamePasswordLogin } from './username-password-login.ts';
import { userinfo } from './userinfo.ts';

/** Where clients ask whether a login needs a captcha. Here none does. */
const CHALLENGE_PATHS = [
  '/usernamepassword',
  '/passwordless',
  '/dbconnections/signup',
  '/dbconnections/change_password',
];

/** Mounts the Authentication API: everything that is not under `/api/v2/`. */
export function authenticationApi(app: Hono<TenantEnv>, tenant: TenantContext): void {
  app.get('/.well-known/openid-configuration', discovery());
  app.get('/.well-known/jwks.json', (c) => jwks(tenant, c));
  app.on(['GET', 'POST'], '/authorize', (c) => authorize(tenant, c));
  app.get('/authorize/resume', (c) => resumeAuthorization(tenant, c));
  app.get('/u/login', (c) => showLoginForm(tenant, c));
  app.post('/u/login', (c) => submitLoginForm(tenant, c));
  app.get('/u/signup', (c) => showSignUpForm(tenant, c));
  app.post('/u/signup', (c) => submitSignUpForm(tenant, c));
  app.get('/u/consent', (c) => showConsentForm(tenant, c));
  app.post('/u/consent', (c) => submitConsentForm(tenant, c));
  app.get('/u/mfa-otp-challenge', (c) => showMfaForm(tenant, c));
  app.post('/u/mfa-otp-challenge', (c) => submitMfaForm(tenant, c));
  app.post('/oauth/token', (c) => token(tenant, c));
  app.on(['GET', 'POST'], '/userinfo', (c) => userinfo(tenant, c));
  app.get('/v2/logout', (c) => logout(tenant, c));
  app.on(['GET', 'POST'], '/oidc/logout', (c) => oidcLogout(tenant, c));
  app.post('/oauth/revoke', (c) => revoke(tenant, c));
  app.get('/client/:file', (c) => clientScript(tenant, c, c.req.param('file')));
  app.get('/user/ssodata', (c) => ssoData(tenant, c));
  app.post('/usernamepassword/login', (c) => usernamePasswordLogin(tenant, c));
  app.post('/login/callback', (c) => loginCallback(tenant, c));
  for (const path of CHALLENGE_PATHS) {
    app.post(`${path}/challenge`, (c) => c.json({ required: false }));
  }
  app.post('/co/authenticate', (c) => crossOriginLogin(tenant, c));
  app.post('/dbconnections/signup', (c) => signUp(tenant, c));
  app.post('/dbconnections/change_password', (c) => changePassword(tenant, c));
  app.get('/u/email-verification', (c) => verifyEmail(tenant, c));
  app.get('/u/reset-verify', (c) => showPasswordForm(tenant, c));
  app.post('/u/reset-verify', (c) => submitPasswordForm(tenant, c));
}
