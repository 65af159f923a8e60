import { auth0Pages } from '../model/auth0-pages';
import type { DiagnosisInput } from '../input/diagnosis-input';
import type { Explanation } from '../model/diagnosis';
import { answeringApi } from '../text/api-name';

/** A feature that the tenant's plan does not include. */
export function planRequiredProblem(input: DiagnosisInput): Explanation {
  return {
    problem: 'plan-required',
    whatHappened: "The tenant's plan does not include this feature.",
    evidence: [`${answeringApi(input)} answered that the subscription has to be upgraded.`],
    remedy: {
      where: 'dashboard',
      place: 'Settings > Subscription',
      text: 'Upgrade the plan, or do without the feature. No token or scope changes this.',
    },
    learnMore: auth0Pages.errorMessages,
  };
}

/** A profile larger than Auth0 stores for one user. */
export function profileTooLargeProblem(evidence: readonly string[]): Explanation {
  return {
    problem: 'profile-too-large',
    whatHappened:
      'With this edit the profile would be larger than Auth0 stores for one user, which is 10 KB in all.',
    evidence,
    remedy: {
      where: 'code',
      place: 'where the metadata is put together',
      text: 'Keep settings and references in user_metadata; store growing lists, files and history in your own database. removeMetadata() deletes what is no longer used.',
      code: "profiles.removeMetadata('history')",
    },
    learnMore: auth0Pages.metadataLimits,
  };
}

/** Metadata that Auth0 cannot store. */
export function invalidMetadataProblem(evidence: readonly string[]): Explanation {
  return {
    problem: 'invalid-metadata',
    whatHappened:
      'The metadata contains a name or a value that Auth0 cannot store. Nothing was changed.',
    evidence,
    remedy: {
      where: 'code',
      place: 'where the metadata is put together',
      text: 'Names must not contain "." or "$"; values are text, numbers, true or false, lists and objects. Keep the type of a name the same over time.',
    },
    learnMore: auth0Pages.metadataLimits,
  };
}
