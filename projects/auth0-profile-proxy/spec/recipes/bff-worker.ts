import { createProfileBff, type ProfileBff, type ProxyPlatform } from 'auth0-profile-proxy';

let bff: ProfileBff | undefined;

/** A BFF in a worker, with its sessions in memory: for a spec, because isolates share no memory. */
export default {
  fetch(
    request: Request,
    { domain, url, secret }: Readonly<Record<'domain' | 'url' | 'secret', string>>,
    platform: ProxyPlatform,
  ): Promise<Response> {
    bff ??= createProfileBff({ domain, url, clientId: 'web', clientSecret: secret });
    return bff.fetch(request, platform);
  },
};
