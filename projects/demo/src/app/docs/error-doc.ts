import type { Diagnosis } from 'ngx-auth0-profile';
import { diagnose, knownMessages } from 'ngx-auth0-profile/diagnosis';

import messageExamples from '../../../../docs/errors/examples.json';
import problemExamples from '../../../../docs/errors/problem-examples.json';

/** What stands where a message has `…`. */
const MESSAGE_EXAMPLES: Readonly<Partial<Record<string, readonly string[]>>> = messageExamples;
/** Texts with a problem whose name alone is not recognized. */
const PROBLEM_EXAMPLES: Readonly<Partial<Record<string, string>>> = problemExamples;

/** What is known about one error message or problem. */
export interface ErrorDoc {
  /** The message in its longest form, or the name of the problem. */
  readonly title: string;
  readonly isMessage: boolean;
  readonly diagnosis: Diagnosis;
  /** What the messages of this page mean, where the problem alone says too little. */
  readonly meanings: readonly string[];
}

/** The page at `errors/<name>`, the `helpPage` of a diagnosis; `undefined` when there is none. */
export function findErrorDoc(name: string): ErrorDoc | undefined {
  const messages = knownMessages().filter(({ helpPage }) => helpPage === `errors/${name}`);
  const [longest] = messages.toSorted((a, b) => b.message.length - a.message.length);
  const problem = longest?.problem ?? name;
  const title = longest?.message ?? name;
  const subject = PROBLEM_EXAMPLES[title] ?? withExamples(title);
  // As text, some messages are only the name of an error or of a status.
  const diagnosis = [diagnose(subject), diagnose(new Error(subject))].find(
    (found) => found.problem === problem,
  );
  return (
    diagnosis && {
      title,
      isMessage: longest !== undefined,
      // That of the example may be the page of its message.
      diagnosis: { ...diagnosis, helpPage: `errors/${name}` },
      meanings: [...new Set(messages.flatMap(({ meaning = [] }) => meaning))],
    }
  );
}

function withExamples(message: string): string {
  const texts = [...(MESSAGE_EXAMPLES[message] ?? [])];
  return message.replaceAll('…', () => texts.shift() ?? 'x');
}
