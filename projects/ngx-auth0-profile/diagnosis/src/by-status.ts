import type { CaseFile } from './case-file';
import {
  gatewayError,
  networkFailed,
  serverError,
  timedOut,
  unreadableAnswer,
} from './connection-failed';
import type { Finding } from './diagnosis';
import { refusedByProxy } from './proxy-refused';
import { rateLimited } from './rate-limit';
import { checkRequestFields } from './request-fields';
import { conflict, preconditionFailed } from './request-conflict';
import { notFound } from './request-refused';
import { checkTokenAudience } from './token-audience';
import { checkTokenForm } from './token-form';
import { firstFinding, refusedToken } from './token-refused';
import { checkTokenScopes } from './token-scopes';
import { checkTokenSubject } from './token-subject';

/** Names the problem by the status alone, or by what the browser calls the error. */
export function byStatus(file: CaseFile): Finding | undefined {
  const { status, body, name } = file.clues;
  if (status === 429) {
    return rateLimited(file);
  }
  if (body.page) {
    return gatewayError(file);
  }
  if (/timeout/i.test(name)) {
    return timedOut(file);
  }
  if (status === 0 || (status === undefined && name === 'error')) {
    return networkFailed(file);
  }
  if (status !== undefined && status >= 200 && status < 300 && file.clues.failed) {
    return unreadableAnswer(file);
  }
  return status !== undefined && status >= 500 ? serverError(file) : refused(file, status);
}

/** A refusal without a reason: the token or the request may still show it. */
function refused(file: CaseFile, status: number | undefined): Finding | undefined {
  switch (status) {
    case 400:
      return checkTokenForm(file) ?? checkRequestFields(file);
    case 401:
      return refusedToken(file);
    case 403:
      return firstFinding(
        [checkTokenAudience, checkTokenScopes, checkTokenSubject, checkRequestFields],
        file,
      );
    case 404:
      return notFound(file);
    case 405:
      return byProxyName(file, 'method-not-allowed');
    case 408:
      return timedOut(file);
    case 409:
      return conflict(file);
    case 412:
      return preconditionFailed();
    case 413:
      return byProxyName(file, 'body-too-large');
    case 415:
      return byProxyName(file, 'unsupported-media-type');
    default:
      return undefined;
  }
}

function byProxyName(file: CaseFile, code: string): Finding | undefined {
  return refusedByProxy({ ...file, clues: { ...file.clues, body: { ...file.clues.body, code } } });
}
