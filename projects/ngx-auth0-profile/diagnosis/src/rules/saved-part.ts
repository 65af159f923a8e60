import type { Explanation } from '../model/diagnosis';
import { quoteList } from '../text/quote';
import type { ProfileErrorFacts } from './profile-error';

/** Adds what an update had changed before it failed. */
export function withSavedPart(
  explanation: Explanation,
  { changed, notChanged, maybeChanged }: ProfileErrorFacts,
): Explanation {
  if (changed.length === 0 || notChanged.length + maybeChanged.length === 0) {
    return explanation;
  }
  const parts = [
    `The edit was saved in part. Changed: ${quoteList(changed)}.`,
    ...(notChanged.length > 0 ? [`Not changed: ${quoteList(notChanged)}.`] : []),
    ...(maybeChanged.length > 0
      ? [`Without an answer, so perhaps changed: ${quoteList(maybeChanged)}.`]
      : []),
  ];
  return {
    ...explanation,
    whatHappened: `${parts.join(' ')} ${explanation.whatHappened}`,
    evidence: [
      ...explanation.evidence,
      'An update() that is repeated sends only what differs from the stored profile.',
    ],
  };
}
