import type { Context, Hono } from 'hono';
import { isKnownOrigin } from '../cors.ts';
import { dashboardPage } from '../dashboard/dashboard-page.ts';
import { readFault } from '../faults/read-fault.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { sendSessionCookie } from '../login/session-cookie.ts';
import { startSession } from '../login/start-session.ts';
import type { TenantContext, TenantEnv } from '../tenant-context.ts';
import { mintToken } from '../tokens/mint-token.ts';
import { readMintRequest } from './read-mint-request.ts';

/** What the control plane can do to the tenant as a whole. */
export interface ControlPlaneTarget {
  reset(): void;
  endSessions(userId?: string): number;
  revokeRefreshTokens(userId?: string): number;
}

/** Mounts the loopback control plane under `/_emulator/`. */
export function controlPlane(
  app: Hono<TenantEnv>,
  tenant: TenantContext,
  target: ControlPlaneTarget,
): void {
  app.use('/_emulator/*', async (c, next) => {
    const origin = c.req.header('origin');
    if (origin === undefined || isKnownOrigin(tenant, origin)) {
      await next();
      return;
    }
    return c.json({ error: `The control plane does not answer pages of ${origin}.` }, 403);
  });
  app.get('/_emulator', (c) => c.redirect('/_emulator/'));
  app.get('/_emulator/', (c) => dashboardPage(tenant, c.get('issuer')));
  app.get('/_emulator/requests', (c) => c.json(tenant.requests.list()));
  app.delete('/_emulator/requests', (c) => {
    tenant.requests.clear();
    return c.body(null, 204);
  });
  app.post('/_emulator/reset', (c) => {
    target.reset();
    return c.body(null, 204);
  });
  app.post('/_emulator/clock', async (c) => {
    const seconds = (await readBody(c))['advanceSeconds'];
    if (typeof seconds !== 'number' || !Number.isFinite(seconds)) {
      return problem(c, 400, 'advanceSeconds is no number. Send {"advanceSeconds": 60}.');
    }
    tenant.clock.advance(seconds);
    return c.json({ now: new Date(tenant.clock.now()).toISOString() });
  });
  faultRoutes(app, tenant);
  sessionRoutes(app, tenant, target);
  app.post('/_emulator/mint', async (c) => {
    const request = readMintRequest(await readBody(c));
    if (typeof request === 'string') {
      return problem(c, 400, request);
    }
    return c.json({ token: await mintToken(tenant, request, c.get('issuer')) });
  });
  app.get('/_emulator/users', (c) =>
    c.json([...tenant.state.users.values()].map((user) => user.profile)),
  );
  app.get('/_emulator/users/:id', (c) => {
    const user = tenant.state.users.get(c.req.param('id'));
    return user === undefined
      ? problem(c, 404, 'The tenant has no user of that id.')
      : c.json(user.profile);
  });
  app.get('/_emulator/outbox', (c) => c.json(tenant.state.outbox));
  app.post('/_emulator/keys/rotate', (c) => {
    const kid = tenant.keys.rotate();
    tenant.markChanged();
    return c.json({ kid });
  });
}

function faultRoutes(app: Hono<TenantEnv>, tenant: TenantContext): void {
  app.get('/_emulator/faults', (c) => c.json(tenant.faults.list()));
  app.post('/_emulator/faults', async (c) => {
    const fault = readFault(await readBody(c));
    if (typeof fault === 'string') {
      return problem(c, 400, fault);
    }
    tenant.faults.add(fault);
    return c.body(null, 204);
  });
  app.delete('/_emulator/faults', (c) => {
    tenant.faults.clear();
    return c.body(null, 204);
  });
}

function sessionRoutes(
  app: Hono<TenantEnv>,
  tenant: TenantContext,
  target: ControlPlaneTarget,
): void {
  app.post('/_emulator/sessions/start', async (c) => {
    const userId = (await readBody(c))['userId'];
    const user = typeof userId === 'string' ? tenant.state.users.get(userId) : undefined;
    if (user === undefined) {
      return problem(c, 404, 'userId names no user of the tenant.');
    }
    sendSessionCookie(c, startSession(tenant, user));
    return c.body(null, 204);
  });
  app.post('/_emulator/sessions/end', async (c) =>
    c.json({ ended: target.endSessions(userIdOf(await readBody(c))) }),
  );
  app.post('/_emulator/refresh-tokens/revoke', async (c) =>
    c.json({ revoked: target.revokeRefreshTokens(userIdOf(await readBody(c))) }),
  );
}

async function readBody(c: Context<TenantEnv>): Promise<JsonObject> {
  try {
    const body: unknown = JSON.parse((await c.req.text()) || '{}');
    return isJsonObject(body) ? body : {};
  } catch {
    return {};
  }
}

function userIdOf(body: JsonObject): string | undefined {
  return typeof body['userId'] === 'string' ? body['userId'] : undefined;
}

function problem(c: Context<TenantEnv>, status: 400 | 404, message: string): Response {
  return c.json({ error: message }, status);
}
