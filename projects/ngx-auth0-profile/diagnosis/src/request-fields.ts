import { auth0Pages } from './auth0-pages';
import type { CaseFile, Check } from './case-file';
import type { Finding } from './diagnosis';
import { quote, quoteList } from './quote';
import { answerer } from './wording';

/** Compares the fields of the body with those a user's token may send to this endpoint. */
export const checkRequestFields: Check = (file) => {
  const allowed = file.endpoint?.bodyFields;
  const refused = allowed ? (file.context.fields ?? []).filter((it) => !allowed.includes(it)) : [];
  return refused.length === 0
    ? undefined
    : fieldNeedsBackend(refused, [
        `The body has ${quoteList(refused)}; a user's token may send ${quoteList(allowed ?? [])} there and nothing else.`,
      ]);
};

/** Auth0's refusal of fields, with their names where the answer or the request tells them. */
export function refusedFields(file: CaseFile): Finding {
  const listed = file.clues.body.fields;
  const known = listed.length > 0 ? listed : (file.context.fields ?? []);
  const fields = known.filter((field) => field !== 'user_metadata');
  return fieldNeedsBackend(fields, [
    listed.length > 0
      ? `${answerer(file)} answered "You cannot update the following fields: ${listed.map(quote).join(', ')}".`
      : `${answerer(file)} answered that some fields cannot be updated with the scopes of this token.`,
  ]);
}

/** An attribute that only a back end may change. */
export function fieldNeedsBackend(fields: readonly string[], evidence: readonly string[]): Finding {
  const names = fields.length > 0 ? quoteList(fields) : 'an attribute outside user_metadata';
  return {
    problem: 'field-needs-backend',
    whatHappened: `The request changes ${names}. With a user's own token Auth0 changes nothing but user_metadata, and no scope widens that.`,
    evidence,
    remedy: {
      where: 'back-end',
      place: 'provideAuth0Profile() in app.config.ts',
      text: 'Send such changes to the profile proxy, which makes them with a token of its own after checking who asks. With withProxy() in place, ProfileService.update() does it; the component stays as it is.',
      code: 'provideAuth0Profile(withProxy({ url: proxyUrl, audience: proxyAudience }))',
    },
    learnMore: auth0Pages.rootAttributes,
  };
}
