import type { LoggedRequest } from '../tenant/request-log.ts';

/** One line for one answered request. */
export function describeRequest(request: LoggedRequest): string {
  const facts = [
    request.grantType,
    request.clientId === undefined ? undefined : `client=${request.clientId}`,
    request.audience === undefined ? undefined : `audience=${request.audience}`,
    request.scopeRequested === undefined ? undefined : `asked="${request.scopeRequested}"`,
    request.scopeGranted === undefined ? undefined : `granted="${request.scopeGranted}"`,
    request.fault === undefined ? undefined : `fault=${request.fault}`,
    request.scriptError === undefined ? undefined : `failed: ${request.scriptError}`,
    request.notImplemented === true ? 'NOT IMPLEMENTED' : undefined,
  ].filter((fact) => fact !== undefined);
  const time = request.at.slice(11, 19);
  return [time, request.status, request.method, request.path, ...facts].join(' ');
}
