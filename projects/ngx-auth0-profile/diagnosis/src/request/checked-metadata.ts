import { asRecord, readText } from '../input/unknown-record';
import { auth0Pages } from '../model/auth0-pages';
import type { Explanation } from '../model/diagnosis';
import { quote } from '../text/quote';
import { invalidMetadataProblem } from './stored-limits';

/** Metadata that the library rejected before sending it: by the application's schema, or by Auth0's rules. */
export function checkedMetadataProblem(fields: readonly string[], cause: unknown): Explanation {
  const issues: readonly unknown[] = Array.isArray(cause) ? cause : [];
  return issues.length > 0
    ? schemaProblem(fields, issues)
    : invalidMetadataProblem([
        'The library checked the edit before sending it.',
        ...fields.map((field) => `${quote(field)} ${reason(field)}`),
      ]);
}

/** A schema is the application's own, so its messages are for its developer. */
function schemaProblem(fields: readonly string[], issues: readonly unknown[]): Explanation {
  return {
    problem: 'invalid-metadata',
    whatHappened:
      'The metadata does not match the schema of this application. Nothing was changed.',
    evidence: fields.map((field, index) => {
      const message = quote(readText(asRecord(issues[index]), 'message'));
      const place = field === '' ? 'The metadata' : quote(field);
      return message === '' ? `${place} is invalid.` : `${place}: "${message}".`;
    }),
    remedy: {
      where: 'code',
      place: 'the schema in withMetadataSchema(), or where the metadata is put together',
      text: 'Correct the value, or the schema. The input of the schema is what Auth0 stores: JSON values, for example a date as text. Its output is what the page sees.',
    },
    learnMore: auth0Pages.metadata,
  };
}

/** Why the library rejects a name or a value (Auth0 docs, "Metadata Field Names and Data Types"). */
function reason(field: string): string {
  const name = field.split(' › ').at(-1) ?? field;
  return /[.$]/.test(name)
    ? 'has a "." or a "$" in its name.'
    : name === '__proto__'
      ? 'is not allowed as a name.'
      : 'is not a JSON value: dates, functions, NaN and the like cannot be stored.';
}
