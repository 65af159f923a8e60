import type { DiagnosisInput } from '../input/diagnosis-input';
import { asRecord, readText } from '../input/unknown-record';
import { auth0Pages } from '../model/auth0-pages';
import type { Explanation } from '../model/diagnosis';
import { quote, quoteList } from '../text/quote';

/** A field that the user may not change, and why. */
export interface LockedField {
  readonly field: string;
  readonly reason: string;
}

/** What the reasons of Auth0's profile policy mean. */
const REASONS: Readonly<Record<string, string>> = {
  managed_by_identity_provider: 'the identity provider of the user owns it',
  managed_via_me_identifiers: 'Auth0 changes identifiers in a process of their own',
  system_field: 'Auth0 sets it',
};

/** Reads the facts of an error; entries of another shape are left out. */
export function parseLockedFields(value: unknown): readonly LockedField[] {
  return (Array.isArray(value) ? value : [])
    .map((entry: unknown) => {
      const record = asRecord(entry);
      return { field: readText(record, 'field'), reason: readText(record, 'reason') };
    })
    .filter(({ field }) => field !== '');
}

/** A field that the tenant's profile policy locks. */
export function lockedFieldsProblem(locked: readonly LockedField[]): Explanation {
  return {
    problem: 'field-needs-backend',
    whatHappened: `The tenant's profile policy does not let users change ${quoteList(locked.map(({ field }) => field))}.`,
    evidence: locked.map(({ field, reason }) => {
      const meaning = Object.hasOwn(REASONS, reason) ? `: ${REASONS[reason]}` : '';
      return `The reason for ${quote(field)} is "${quote(reason)}"${meaning}.`;
    }),
    remedy: {
      where: 'back-end',
      place: 'the form, or provideAuth0Profile() in app.config.ts',
      text: 'Lock the field in the form: ProfileService.policy says which fields are editable, and why not. To change it nevertheless, send it through the profile proxy with withProxy().',
      code: '[disabled]="profiles.policy().given_name?.editable === false"',
    },
    learnMore: auth0Pages.myAccount,
  };
}

/** A field that the My Account API has refused. */
export function refusedByPolicyProblem({ subject, context }: DiagnosisInput): Explanation {
  const named = subject.body.fields.length > 0 ? subject.body.fields : (context.fields ?? []);
  const fields = named.length > 0 ? quoteList(named) : 'a field';
  return {
    ...lockedFieldsProblem(named.map((field) => ({ field, reason: 'read_only_field' }))),
    whatHappened: `The My Account API refused to change ${fields}, which the tenant's profile policy locks.`,
    evidence: [
      'The My Account API answered that a field is read-only, so that nothing was changed.',
    ],
  };
}

/** A tenant without the profile endpoint, which is a beta. */
export function endpointNotEnabledProblem(): Explanation {
  return {
    problem: 'endpoint-not-enabled',
    whatHappened:
      'The tenant has the My Account API without its profile endpoint, which is a beta, so that names and picture cannot be changed by it.',
    evidence: ['The My Account API answered that the profile endpoint is not enabled.'],
    remedy: {
      where: 'back-end',
      place: 'provideAuth0Profile() in app.config.ts',
      text: 'Send these fields through the profile proxy until the tenant has the endpoint. ProfileService falls back to it by itself once withProxy() is set. Passwords and second factors are not affected.',
      code: 'provideAuth0Profile(withAuth0Angular(), withMyAccount(), withProxy({ url: proxyUrl, audience: proxyAudience }))',
    },
    learnMore: auth0Pages.myAccount,
  };
}
