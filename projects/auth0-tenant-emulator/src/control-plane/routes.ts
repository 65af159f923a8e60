import type { Hono, Next } from 'hono';
import { isKnownOrigin } from '../tenant/known-origin.ts';
import { dashboardPage } from './dashboard/dashboard-page.ts';
import { ACTION_PATH } from './dashboard/action-forms.ts';
import { runDashboardAction } from './dashboard/run-action.ts';
import { readFault } from '../faults/read-fault.ts';
import { isJsonObject, isNestedTooDeeply, type JsonObject } from '../common/json.ts';
import { sendSessionCookie } from '../sessions/session-cookie.ts';
import { userFromSeed } from '../seed/state-from-seed.ts';
import { startSession } from '../sessions/start-session.ts';
import type { RequestContext, TenantEnv } from '../tenant/tenant-context.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { revokeRefreshTokens } from '../tokens/refresh-token.ts';
import { removeUser } from '../users/remove-user.ts';
import { downloadExport } from '../management-api/jobs/export-file.ts';
import { mintToken } from '../tokens/mint-token.ts';
import { readSeedUser } from './read-seed-user.ts';
import { readMintRequest } from './read-mint-request.ts';
import { listRules, switchRule } from './rules.ts';

/** Mounts the control plane under `/_emulator/`. */
export function controlPlane(app: Hono<TenantEnv>): void {
  app.use('/_emulator/*', refuseForeignPages);
  app.get('/', (c) => c.redirect('/_emulator/'));
  app.get('/_emulator', (c) => c.redirect('/_emulator/'));
  app.get('/_emulator/', (c) => dashboardPage(c.var.tenant, c.get('issuer')));
  app.post(ACTION_PATH, runDashboardAction);
  app.get('/_emulator/requests', (c) => c.json(c.var.tenant.requests.list()));
  app.delete('/_emulator/requests', (c) => {
    c.var.tenant.requests.clear();
    return c.body(null, 204);
  });
  app.post('/_emulator/reset', (c) => {
    c.var.tenant.reset();
    return c.body(null, 204);
  });
  app.post('/_emulator/clock', advanceClock);
  app.get('/_emulator/faults', (c) => c.json(c.var.tenant.faults.list()));
  app.post('/_emulator/faults', addFault);
  app.delete('/_emulator/faults', (c) => {
    c.var.tenant.faults.clear();
    return c.body(null, 204);
  });
  app.post('/_emulator/sessions/start', startBrowserSession);
  app.post('/_emulator/sessions/end', async (c) =>
    c.json({ ended: endSessions(c.var.tenant, userIdOf(await readBody(c))) }),
  );
  app.post('/_emulator/refresh-tokens/revoke', async (c) =>
    c.json({ revoked: revokeRefreshTokens(c.var.tenant, userIdOf(await readBody(c))) }),
  );
  app.post('/_emulator/push/approve', approvePush);
  app.get('/_emulator/rules', listRules);
  app.post('/_emulator/rules', switchRule);
  app.post('/_emulator/mint', mint);
  app.get('/_emulator/users', (c) =>
    c.json([...c.var.tenant.state.users.values()].map((user) => user.profile)),
  );
  app.post('/_emulator/users', addUser);
  app.get('/_emulator/users/:id', showUser);
  app.delete('/_emulator/users/:id', (c) => {
    removeUser(c.var.tenant, c.req.param('id'));
    return c.body(null, 204);
  });
  app.get('/_emulator/exports/:file', downloadExport);
  app.get('/_emulator/certificate', showCertificate);
  app.get('/_emulator/script-errors', (c) => c.json(c.var.tenant.scriptErrors));
  app.get('/_emulator/outbox', (c) => c.json(c.var.tenant.state.outbox));
  app.post('/_emulator/keys/rotate', (c) => {
    const kid = c.var.tenant.keys.rotate();
    c.var.tenant.markChanged();
    return c.json({ kid });
  });
}

/** Without this any web page could reset the tenant: these requests need no token. */
async function refuseForeignPages(c: RequestContext, next: Next): Promise<Response | undefined> {
  const origin = c.req.header('origin');
  if (origin === undefined || isKnownOrigin(c.var.tenant, origin)) {
    await next();
    return undefined;
  }
  return c.json({ error: `The control plane does not answer pages of ${origin}.` }, 403);
}

async function advanceClock(c: RequestContext): Promise<Response> {
  const { clock } = c.var.tenant;
  const { advanceSeconds: seconds } = await readBody(c);
  if (typeof seconds !== 'number' || !Number.isFinite(seconds)) {
    return problem(c, 400, 'advanceSeconds is not a number. Send {"advanceSeconds": 60}.');
  }
  clock.advance(seconds);
  return c.json({ now: new Date(clock.now()).toISOString() });
}

async function addFault(c: RequestContext): Promise<Response> {
  const fault = readFault(await readBody(c));
  if (typeof fault === 'string') {
    return problem(c, 400, fault);
  }
  c.var.tenant.faults.add(fault);
  return c.body(null, 204);
}

async function startBrowserSession(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  const user = tenant.state.users.get(userIdOf(await readBody(c)) ?? '');
  if (user === undefined) {
    return problem(c, 404, 'The tenant has no user with this userId.');
  }
  sendSessionCookie(c, startSession(tenant, user));
  return c.body(null, 204);
}

/** Approves the push notifications of one user or of all, as their devices would. */
async function approvePush(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  const userId = userIdOf(await readBody(c));
  const waiting = [...tenant.state.methodEnrollments.values()].filter(
    (item) =>
      item.type === 'push-notification' &&
      item.isApproved !== true &&
      (userId === undefined || item.userId === userId),
  );
  for (const enrollment of waiting) {
    enrollment.isApproved = true;
  }
  const challenges = [...tenant.state.mfaTransactions.values()]
    .filter(({ grant }) => userId === undefined || grant.userId === userId)
    .flatMap((transaction) => transaction.challenges)
    .filter(({ isApproved }) => isApproved === false);
  for (const challenge of challenges) {
    challenge.isApproved = true;
  }
  tenant.markChanged();
  return c.json({ approved: waiting.length + challenges.length });
}

async function mint(c: RequestContext): Promise<Response> {
  const request = readMintRequest(await readBody(c));
  if (typeof request === 'string') {
    return problem(c, 400, request);
  }
  return c.json({ token: await mintToken(c.var.tenant, request, c.get('issuer')) });
}

async function addUser(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  const user = readSeedUser(await readBody(c));
  if (typeof user === 'string') {
    return problem(c, 400, user);
  }
  const record = userFromSeed(user, tenant.clock);
  tenant.state.users.set(user.user_id, record);
  tenant.markChanged();
  return c.json(record.profile, 201);
}

function showCertificate(c: RequestContext): Response {
  const { certificate } = c.var.tenant;
  return certificate === undefined
    ? problem(c, 404, 'The tenant does not listen with TLS. Start it with --tls.')
    : c.body(certificate, 200, { 'content-type': 'application/x-pem-file' });
}

function showUser(c: RequestContext<'/_emulator/users/:id'>): Response {
  const user = c.var.tenant.state.users.get(c.req.param('id'));
  return user === undefined
    ? problem(c, 404, 'The tenant has no user with this id.')
    : c.json(user.profile);
}

async function readBody(c: RequestContext): Promise<JsonObject> {
  try {
    const text = await c.req.text();
    const body: unknown = text === '' || isNestedTooDeeply(text) ? {} : JSON.parse(text);
    return isJsonObject(body) ? body : {};
  } catch {
    return {};
  }
}

function userIdOf({ userId }: JsonObject): string | undefined {
  return typeof userId === 'string' ? userId : undefined;
}

function problem(c: RequestContext, status: 400 | 404, message: string): Response {
  return c.json({ error: message }, status);
}
