import { auth0Pages } from '../model/auth0-pages';
import type { DiagnosisInput } from '../input/diagnosis-input';
import type { Explanation } from '../model/diagnosis';
import { proxyDetail } from '../text/proxy-detail';
import { quoteList } from '../text/quote';

/** A valid change that Auth0 rejected. */
export function changeRefusedProblem(input: DiagnosisInput, reason?: string): Explanation {
  return {
    problem: 'change-refused',
    whatHappened: 'Auth0 rejected the change. Nothing was changed.',
    evidence: [
      reason ?? proxyDetail(input) ?? 'The response has no reason that this library knows.',
      ...fieldEvidence(input),
    ],
    remedy: {
      where: 'dashboard',
      place: "Authentication > the user's connection > Settings",
      text: 'What may be edited depends on the connection the user comes from: database users can change most attributes, social and enterprise users few. Hide what cannot be changed.',
    },
    learnMore: auth0Pages.connectionSync,
  };
}

function fieldEvidence(input: DiagnosisInput): string[] {
  const { fields } = input.subject.body;
  return fields.length > 0 ? [`The response names ${quoteList(fields)}.`] : [];
}
