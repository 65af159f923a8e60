import { endpointOf, type ManagementRequest } from '../auth0/management-request';
import type { ApplicationProof } from '../auth0/proof/application-proof';
import { ID_TOKEN, looksLikeIdToken, needsBackEnd, otherUser } from './advice';
import { headerText } from '../auth0/request-headers';
import type { SourceFinding } from './source-finding';

/** The SERVICES for what a user may do beyond the profile, by endpoint. */
const SERVICES: readonly (readonly [endpoint: RegExp, method: string, instead: string])[] = [
  [/^users\/\{id\}\/identities$/, 'POST', 'IdentityService.link()'],
  [/^users\/\{id\}\/identities\//, 'DELETE', 'IdentityService.unlink()'],
  [/^users\/\{id\}\/enrollments$/, 'GET', 'MfaEnrollmentService'],
  [/^device-credentials/, '', 'DeviceCredentialService'],
];

/** What there is to say about a hand-written request that stays. */
export function requestFindings(
  request: ManagementRequest,
  proof: ApplicationProof,
): SourceFinding[] {
  const { node, answer, reason, method } = request;
  if (answer === 'no') {
    return [];
  }
  if (answer === 'unknown') {
    const text = `${method} ${endpointOf(request)}: left as it is, because the source does not prove that it goes to the application's Auth0 tenant: ${reason ?? 'the host is not known'}. If it does, use ProfileService.`;
    return [{ node, text, inSource: false }];
  }
  const header = request.headers ? headerText(request.headers, proof.values) : '';
  const idToken = looksLikeIdToken(header) ? [{ node, text: ID_TOKEN, inSource: true }] : [];
  const text = explain(request, proof, header);
  return text ? [...idToken, { node, text, inSource: true }] : idToken;
}

function explain(
  request: ManagementRequest,
  proof: ApplicationProof,
  header: string,
): string | undefined {
  const { method, body, wholeUser, userId, by } = request;
  const endpoint = endpointOf(request);
  const service = SERVICES.find(
    ([pattern, verb]) => pattern.test(endpoint) && (verb === '' || verb === method),
  );
  if (service) {
    return `Write this ${method} with ${service[2]}.`;
  }
  if (!wholeUser) {
    return `No user's own token can call ${method} ${endpoint}. It needs a back end with a client-credentials token.`;
  }
  if (method === 'DELETE') {
    return "A user's own token cannot delete the user. It needs a back end with a client-credentials token.";
  }
  const other = otherUser(userId, proof);
  const privileged = body?.fields?.filter((field) => field !== 'user_metadata') ?? [];
  if (privileged.length > 0) {
    return needsBackEnd(privileged);
  }
  if (body && !body.fields) {
    return 'What this body holds is not certain from the source. ProfileService.updateMetadata() changes user_metadata; every other field needs a back end: ng generate ngx-auth0-profile:proxy, then ProfileService.update()';
  }
  if (other) {
    return other;
  }
  return /authorization/i.test(header) || by !== 'http-client'
    ? `Write this ${method} with ProfileService, which takes the access token and its scopes from Auth0 itself.`
    : undefined;
}
