import { createMiddleware } from 'hono/factory';
import { checkIntendedUser } from '../access-token/check-intended-user.ts';
import { accessTokenVerifier } from '../access-token/verify-access-token.ts';
import type { ProxyServices } from '../call/proxy-services.ts';
import type { ProxyEnvironment } from './proxy-environment.ts';

/** Sets the caller from the access token of the request. */
export function authenticate({ options, keys }: Pick<ProxyServices, 'options' | 'keys'>) {
  const verify = accessTokenVerifier(options, keys);
  return createMiddleware<ProxyEnvironment>(async (context, next) => {
    const caller = await verify(context.req.raw);
    const record = context.get('record');
    record.sub = caller.sub;
    record.note = { fields: [], target: caller.sub };
    context.set('caller', caller);
    checkIntendedUser(context.req.raw.headers, caller.sub);
    await next();
  });
}
