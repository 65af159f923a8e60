import type { TenantSeed } from 'auth0-tenant-emulator/browser';

/** URLs of the app in the seed, as `npm start` serves it. */
const LOCAL_APP = 'http://localhost:4200';

/** The seed of the demo for an app at `app`, a URL with a slash at its end. */
export function siteSeed(text: string, app: string): TenantSeed {
  const moved = text
    .replaceAll(`${LOCAL_APP}/`, app)
    .replaceAll(`"${LOCAL_APP}"`, JSON.stringify(app));
  const { $schema: _schema, ...seed } = JSON.parse(moved) as TenantSeed & { $schema?: string };
  return {
    ...seed,
    clients: (seed.clients ?? []).map((client) => ({
      ...client,
      ...(client.web_origins && { web_origins: [new URL(app).origin] }),
    })),
  };
}
