import { createProfileProxy, type ProfileProxy, type ProxyPlatform } from 'auth0-profile-proxy';

/** Settings: variables, and `AUTH0_CLIENT_SECRET` as a secret. */
export interface WorkerEnvironment {
  readonly AUTH0_DOMAIN: string;
  readonly AUTH0_CLIENT_ID: string;
  readonly AUTH0_CLIENT_SECRET: string;
  readonly PROXY_AUDIENCE: string;
  readonly PROXY_ALLOWED_ORIGINS: string;
}

let proxy: ProfileProxy | undefined;

export default {
  fetch(
    request: Request,
    environment: WorkerEnvironment,
    platform: ProxyPlatform,
  ): Promise<Response> {
    proxy ??= createProfileProxy({
      domain: environment.AUTH0_DOMAIN,
      clientId: environment.AUTH0_CLIENT_ID,
      clientSecret: environment.AUTH0_CLIENT_SECRET,
      audience: environment.PROXY_AUDIENCE,
      allowedOrigins: environment.PROXY_ALLOWED_ORIGINS.split(','),
    });
    return proxy.fetch(request, platform);
  },
};
