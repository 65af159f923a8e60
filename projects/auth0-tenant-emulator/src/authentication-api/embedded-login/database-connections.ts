import { HttpFailure } from '../../tenant/http-failure.ts';
import { createDatabaseUser } from '../../users/create-database-user.ts';
import { sendMail } from '../../users/send-mail.ts';
import type { RequestContext, TenantContext } from '../../tenant/tenant-context.ts';
import { oauthError } from '../oauth-errors.ts';
import { bodyParameters, required, type Parameters } from '../request-parameters.ts';

/** `POST /dbconnections/signup`: creates a user with a password. */
export async function signUp(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  const body = await bodyParameters(c);
  const connection = databaseConnection(tenant, body);
  const email = required(body, 'email');
  const password = required(body, 'password');
  const user = createDatabaseUser(tenant, { email, password, connection }, c.get('issuer'));
  if (user === undefined) {
    throw signUpError('invalid_signup', 'Invalid sign up');
  }
  if (!('profile' in user)) {
    throw new HttpFailure(400, {
      name: user.name,
      code: 'invalid_password',
      message: user.message,
      description: user.message,
      statusCode: 400,
    });
  }
  const id = user.profile.identities[0]?.user_id ?? '';
  return c.json({ _id: id, email, email_verified: false });
}

/** `POST /dbconnections/change_password`: always responds that a mail has been sent. */
export async function changePassword(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  const body = await bodyParameters(c);
  databaseConnection(tenant, body);
  const email = required(body, 'email').toLowerCase();
  for (const user of tenant.state.users.values()) {
    if (user.profile.email?.toLowerCase() === email && user.password !== undefined) {
      sendMail(tenant, user, c.get('issuer'), { kind: 'change-password' });
    }
  }
  return c.text("We've just sent you an email to reset your password.");
}

function databaseConnection(tenant: TenantContext, body: Parameters): string {
  const clientId = required(body, 'client_id');
  if (!tenant.state.applications.has(clientId)) {
    throw oauthError('unknownClient');
  }
  const name = required(body, 'connection');
  if (tenant.state.connections.get(name)?.strategy === 'auth0') {
    return name;
  }
  throw signUpError('not_found', 'Connection not found');
}

function signUpError(code: string, description: string): HttpFailure {
  return new HttpFailure(code === 'not_found' ? 404 : 400, {
    name: 'BadRequestError',
    code,
    description,
    statusCode: code === 'not_found' ? 404 : 400,
  });
}
