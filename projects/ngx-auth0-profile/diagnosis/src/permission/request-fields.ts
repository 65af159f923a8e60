import { auth0Pages } from '../model/auth0-pages';
import type { DiagnosisInput, Check } from '../input/diagnosis-input';
import type { Explanation } from '../model/diagnosis';
import { quote, quoteList } from '../text/quote';
import { answeringApi } from '../text/api-name';

/** Compares the fields of the body with those a user's token may send to this endpoint. */
export const checkRequestFields: Check = (input) => {
  const allowed = input.endpoint?.bodyFields;
  const refused = allowed ? (input.context.fields ?? []).filter((it) => !allowed.includes(it)) : [];
  return refused.length === 0
    ? undefined
    : fieldNeedsBackendProblem(refused, [
        `The body contains ${quoteList(refused)}; with a user's token only ${quoteList(allowed ?? [])} is allowed.`,
      ]);
};

/** Fields that Auth0 rejected, named by the response or the request. */
export function rejectedFieldsProblem(input: DiagnosisInput): Explanation {
  const listed = input.subject.body.fields;
  const known = listed.length > 0 ? listed : (input.context.fields ?? []);
  const fields = known.filter((field) => field !== 'user_metadata');
  return fieldNeedsBackendProblem(fields, [
    listed.length > 0
      ? `${answeringApi(input)} answered "You cannot update the following fields: ${listed.map(quote).join(', ')}".`
      : `${answeringApi(input)} answered that some fields cannot be updated with the scopes of this token.`,
  ]);
}

/** An attribute that only a back end may change. */
export function fieldNeedsBackendProblem(
  fields: readonly string[],
  evidence: readonly string[],
): Explanation {
  const names = fields.length > 0 ? quoteList(fields) : 'an attribute outside user_metadata';
  return {
    problem: 'field-needs-backend',
    whatHappened: `The request changes ${names}. With a user's own token Auth0 only changes user_metadata; no scope allows more.`,
    evidence,
    remedy: {
      where: 'back-end',
      place: 'provideAuth0Profile() in app.config.ts',
      text: 'Send such changes to the profile proxy, which verifies the user and makes the change with its own token. With withProxy(), ProfileService.update() uses the proxy; the component does not change.',
      code: 'provideAuth0Profile(withAuth0Angular(), withProxy({ url: proxyUrl, audience: proxyAudience }))',
    },
    learnMore: auth0Pages.rootAttributes,
  };
}
