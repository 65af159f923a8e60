import { FAULT_NAMES } from '../../tenant/fault.ts';
import type { RequestContext, TenantContext } from '../../tenant/tenant-context.ts';
import { randomHexId } from '../../common/random-id.ts';
import { endSessions } from '../../sessions/end-sessions.ts';
import { mintToken } from '../../tokens/mint-token.ts';
import { revokeRefreshTokens } from '../../tokens/refresh-token.ts';
import { isEmail } from '../../users/email-address.ts';
import { createUserDirectory } from '../../users/user-directory.ts';
import { dashboardPage, type Notice } from './dashboard-page.ts';

/** Carries out an action; returns what to show, or nothing to show the page as usual. */
type Action = (tenant: TenantContext, form: URLSearchParams) => Notice | undefined;

const ACTIONS: Readonly<Record<string, Action>> = {
  'add-user': addUser,
  block: (tenant, form) => setBlocked(tenant, form, true),
  unblock: (tenant, form) => setBlocked(tenant, form, false),
  'end-sessions': (tenant, form) => {
    endSessions(tenant, form.get('userId') || undefined);
    return undefined;
  },
  revoke: (tenant, form) => {
    revokeRefreshTokens(tenant, form.get('userId') || undefined);
    return undefined;
  },
  'delete-user': (tenant, form) =>
    createUserDirectory(tenant).remove(form.get('userId') ?? '') ? undefined : unknownUser(),
  'add-fault': (tenant, form) => {
    const name = FAULT_NAMES.find((item) => item === form.get('fault'));
    if (name === undefined) {
      return problem(`The fault is not one of ${FAULT_NAMES.join(', ')}.`);
    }
    tenant.faults.add({ name });
    return undefined;
  },
  'clear-faults': ({ faults }) => {
    faults.clear();
    return undefined;
  },
  advance: ({ clock }, form) => {
    const seconds = Number(form.get('seconds'));
    if (!Number.isFinite(seconds)) {
      return problem('Seconds is not a number.');
    }
    clock.advance(seconds);
    return undefined;
  },
  'rotate-keys': (tenant) => {
    tenant.keys.rotate();
    tenant.markChanged();
    return undefined;
  },
  reset: (tenant) => {
    tenant.reset();
    return undefined;
  },
};

/** `POST /_emulator/dashboard`: the forms of the dashboard; leads back to it. */
export async function runDashboardAction(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  const form = new URLSearchParams(await c.req.text());
  const name = form.get('action') ?? '';
  const notice =
    name === 'mint' ? await mint(c, form) : (actionOf(name) ?? unknownAction)(tenant, form);
  return notice === undefined
    ? c.redirect('/_emulator/', 303)
    : dashboardPage(tenant, c.get('issuer'), notice);
}

function actionOf(name: string): Action | undefined {
  return Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
}

async function mint(c: RequestContext, form: URLSearchParams): Promise<Notice> {
  const { tenant } = c.var;
  const userId = form.get('userId') ?? '';
  if (!tenant.state.users.has(userId) || tenant.state.applications.size === 0) {
    return unknownUser();
  }
  const scope = 'openid profile email read:current_user update:current_user_metadata';
  const token = await mintToken(tenant, { userId, scope }, c.get('issuer'));
  return { kind: 'token', text: token };
}

function addUser(tenant: TenantContext, form: URLSearchParams): Notice | undefined {
  const [email, password] = [form.get('email') ?? '', form.get('password') ?? ''];
  if (!isEmail(email)) {
    return problem('The e-mail address is not valid.');
  }
  createUserDirectory(tenant).add({
    user_id: `auth0|${randomHexId()}`,
    email,
    ...(password === '' ? {} : { password }),
  });
  return undefined;
}

function setBlocked(
  tenant: TenantContext,
  form: URLSearchParams,
  blocked: boolean,
): Notice | undefined {
  const userId = form.get('userId') ?? '';
  if (!tenant.state.users.has(userId)) {
    return unknownUser();
  }
  createUserDirectory(tenant).update(userId, { blocked });
  return undefined;
}

function unknownAction(): Notice {
  return problem('The action is unknown.');
}

function unknownUser(): Notice {
  return problem('The tenant has no user with this id.');
}

function problem(text: string): Notice {
  return { kind: 'problem', text };
}
