/** Folders of `src/` that are measured, and the specs that run for each mutant. */
export const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  'access-token': [
    'access-token/*',
    'privilege-escalation/{algorithm-confusion,header-smuggling,intended-user,organizations}',
    'privilege-escalation/{other-users,token-kinds}',
    'routes/account',
  ],
  encryption: ['encryption/*'],
  forwarding: ['forwarding/*'],
  idempotency: ['idempotency/*'],
  login: ['login/*', 'bff/login-results'],
  'management-client': ['management-client/*'],
  profile: [
    'profile/*',
    'idempotency/keyed-changes',
    'management-client/managed-users',
    'routes/{before-change,email,profile}',
    'privilege-escalation/mass-assignment',
  ],
  'request-body': [
    'request-body/*',
    'privilege-escalation/{header-smuggling,malformed-bodies,mass-assignment}',
  ],
  routes: ['routes/*', 'idempotency/keyed-changes', 'privilege-escalation/other-users'],
  session: ['session/*'],
  store: ['store/*'],
  'user-token': ['user-token/{refresh-answers,refresh-lock,session-token,user-tokens}'],
};
