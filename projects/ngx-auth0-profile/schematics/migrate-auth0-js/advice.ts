import type ts from 'typescript';
import type { ApplicationProof } from '../auth0/proof/application-proof';

/** What a comment says about a request with an ID token. */
export const ID_TOKEN =
  'This sends an ID token, and the Management API answers 401 "Invalid token". ProfileService sends an access token.';

/** Why a field cannot be changed with the user's own token, and what can change it. */
export function needsBackEnd(fields: readonly string[]): string {
  const what = fields.join(', ') || 'root attributes';
  return `A user's own token cannot change ${what}: 403 "You cannot update the following fields". It needs a back end: ng generate ngx-auth0-profile:proxy, then ProfileService.update()`;
}

/** Why a call for a user who is not provably the logged-in one stays; `undefined` for the logged-in user. */
export function otherUser(
  id: ts.Expression | string | undefined,
  proof: ApplicationProof,
): string | undefined {
  const code = typeof id === 'string' ? `'${id}'` : (id?.getText() ?? 'the id');
  const answer = typeof id === 'string' ? 'no' : id ? proof.isLoggedInUser(id) : 'unknown';
  const backEnd =
    "A user's own token reads and changes that user only; other users need a back end with a client-credentials token.";
  switch (answer) {
    case 'yes':
      return undefined;
    case 'no':
      return `Not rewritten, because ${code} is not the id of the logged-in user. ${backEnd}`;
    default:
      return `Not rewritten, because the source does not prove that ${code} is the id of the logged-in user. If it is, use ProfileService. ${backEnd}`;
  }
}

/** Whether code names an ID token. */
export function looksLikeIdToken(code: string): boolean {
  return /\bid_?token|getIdToken|__raw\b/i.test(code);
}
