import { defined } from '../../common/defined.ts';
import type { AuthenticationMethod } from '../../state/authentication-method.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { oauthError } from '../oauth-errors.ts';
import { hasMfaToken, userOfAccessToken, waitingCaller } from './mfa-caller.ts';
import { channelOf, factorOf } from './second-factors.ts';

/** `GET /mfa/authenticators`, with an `mfa_token` or an access token for `/mfa/`. */
export async function listAuthenticators(c: RequestContext): Promise<Response> {
  const user = hasMfaToken(c)
    ? waitingCaller(c).user
    : await userOfAccessToken(c, 'read:authenticators');
  const methods = user.methods.filter((method) => factorOf(method) !== undefined);
  return c.json(methods.map(showAuthenticator));
}

/**
 * `DELETE /mfa/authenticators/{id}`, with an access token for `/mfa/`: who has an `mfa_token` only has
 * not used a second factor yet.
 */
export async function deleteAuthenticator(
  c: RequestContext<'/mfa/authenticators/:id'>,
): Promise<Response> {
  const id = c.req.param('id');
  const { tenant } = c.var;
  const user = await userOfAccessToken(c, 'remove:authenticators');
  const others = user.methods.filter((method) => method.id !== id);
  if (others.length === user.methods.length) {
    throw oauthError('unknownAuthenticator');
  }
  user.methods = others;
  tenant.markChanged();
  return c.body(null, 204);
}

function showAuthenticator(method: AuthenticationMethod): object {
  const { id, type, confirmed } = method;
  const shown = { id, active: confirmed, type: factorOf(method) };
  if (type === 'totp') {
    return { ...shown, authenticator_type: 'otp' };
  }
  if (type === 'recovery-code') {
    return { ...shown, authenticator_type: 'recovery-code' };
  }
  const channel = channelOf(method);
  return {
    ...shown,
    authenticator_type: 'oob',
    oob_channel: channel,
    oob_channels: [channel],
    ...defined({ name: maskedAddress(method) ?? method.name }),
  };
}

function maskedAddress({ phone_number, email }: AuthenticationMethod): string | undefined {
  if (phone_number !== undefined) {
    return phone_number.slice(-4).padStart(phone_number.length, 'X');
  }
  const [name = '', host = ''] = email?.split('@') ?? [];
  return email === undefined ? undefined : `${name.slice(0, 1)}***@${host.slice(0, 1)}***`;
}
