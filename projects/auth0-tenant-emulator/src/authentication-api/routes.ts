import type { Hono } from 'hono';
import type { TenantEnv } from '../tenant/tenant-context.ts';
import { authorize, resumeAuthorization } from './authorize/authorize.ts';
import { showConsentForm, submitConsentForm } from './universal-login/consent-form.ts';
import { clientScript } from './embedded-login/client-script.ts';
import { crossOriginLogin } from './embedded-login/cross-origin-login.ts';
import { changePassword, signUp } from './embedded-login/database-connections.ts';
import { discovery } from './discovery.ts';
import { jwks } from './jwks.ts';
import { showLoginForm, submitLoginForm } from './universal-login/login-form.ts';
import { logout } from './logout.ts';
import { showMfaForm, submitMfaForm } from './universal-login/mfa-form.ts';
import {
  showOrganizationForm,
  submitOrganizationForm,
} from './universal-login/organization-form.ts';
import { associate } from './mfa/associate.ts';
import { deleteAuthenticator, listAuthenticators } from './mfa/authenticators.ts';
import { challenge } from './mfa/challenge.ts';
import { oidcLogout } from './oidc-logout.ts';
import { revoke } from './token/revoke.ts';
import {
  showPasswordForm,
  submitPasswordForm,
  verifyEmail,
} from './universal-login/ticket-pages.ts';
import { showSignUpForm, submitSignUpForm } from './universal-login/sign-up-form.ts';
import { ssoData } from './embedded-login/sso-data.ts';
import { token } from './token/token.ts';
import { loginCallback, usernamePasswordLogin } from './embedded-login/username-password-login.ts';
import { userinfo } from './userinfo.ts';

/** Where clients ask whether a login needs a captcha. Here none does. */
const CHALLENGE_PATHS = [
  '/usernamepassword',
  '/passwordless',
  '/dbconnections/signup',
  '/dbconnections/change_password',
];

/** Mounts the Authentication API: everything that is not under `/api/v2/`. */
export function authenticationApi(app: Hono<TenantEnv>): void {
  const metadata = discovery();
  app.get('/.well-known/openid-configuration', metadata);
  app.get('/.well-known/oauth-authorization-server', metadata);
  app.get('/.well-known/jwks.json', jwks);
  app.on(['GET', 'POST'], '/authorize', authorize);
  app.get('/authorize/resume', resumeAuthorization);
  app.get('/u/login', showLoginForm);
  app.post('/u/login', submitLoginForm);
  app.get('/u/signup', showSignUpForm);
  app.post('/u/signup', submitSignUpForm);
  app.get('/u/consent', showConsentForm);
  app.post('/u/consent', submitConsentForm);
  app.get('/u/mfa-otp-challenge', showMfaForm);
  app.post('/u/mfa-otp-challenge', submitMfaForm);
  app.get('/u/organization', showOrganizationForm);
  app.post('/u/organization', submitOrganizationForm);
  app.post('/oauth/token', token);
  app.post('/mfa/associate', associate);
  app.post('/mfa/challenge', challenge);
  app.get('/mfa/authenticators', listAuthenticators);
  app.delete('/mfa/authenticators/:id', deleteAuthenticator);
  app.on(['GET', 'POST'], '/userinfo', userinfo);
  app.get('/v2/logout', logout);
  app.on(['GET', 'POST'], '/oidc/logout', oidcLogout);
  app.post('/oauth/revoke', revoke);
  app.get('/client/:file', clientScript);
  app.get('/user/ssodata', ssoData);
  app.post('/usernamepassword/login', usernamePasswordLogin);
  app.post('/login/callback', loginCallback);
  for (const path of CHALLENGE_PATHS) {
    app.post(`${path}/challenge`, (c) => c.json({ required: false }));
  }
  app.post('/co/authenticate', crossOriginLogin);
  app.post('/dbconnections/signup', signUp);
  app.post('/dbconnections/change_password', changePassword);
  app.get('/u/email-verification', verifyEmail);
  app.get('/u/reset-verify', showPasswordForm);
  app.post('/u/reset-verify', submitPasswordForm);
}
