import type { AccountTexts } from '../texts/account-texts';
import { fill } from '../texts/account-language';
import type { ShownField } from './field-definition';
import type { FieldValue } from './field-value';

/**
 * What is wrong with the entry in a field; `undefined` when it is valid.
 *
 * @param value - `undefined` where nothing was entered
 */
export function fieldProblem(
  field: ShownField,
  value: FieldValue | undefined,
  texts: AccountTexts,
): string | undefined {
  if (field.expected && String(value).trim().toLowerCase() !== field.expected.toLowerCase()) {
    return fill(texts.mismatch, { word: field.expected });
  }
  const problem = field.check?.(value ?? null);
  if (problem !== undefined || value === undefined) {
    return problem;
  }
  if (value === null) {
    return field.required ? texts.required : undefined;
  }
  switch (field.kind) {
    case 'number':
      return numberProblem(field, Number(value), texts);
    case 'date':
      return Number.isNaN(Date.parse(String(value))) ? texts.notADate : undefined;
    case 'list':
      return Array.isArray(value) && value.length > (field.maxItems ?? Infinity)
        ? fill(texts.tooManyItems, { max: field.maxItems ?? 0 })
        : undefined;
    case 'choice':
    case 'switch':
      return undefined;
    default:
      return textProblem(field, String(value), texts);
  }
}

function numberProblem(
  { min = -Infinity, max = Infinity }: { readonly min?: number; readonly max?: number },
  value: number,
  texts: AccountTexts,
): string | undefined {
  if (!Number.isFinite(value)) {
    return texts.notANumber;
  }
  if (value < min) {
    return fill(texts.tooSmall, { min });
  }
  return value > max ? fill(texts.tooLarge, { max }) : undefined;
}

function textProblem(
  { kind, maxLength = Infinity }: { readonly kind: string; readonly maxLength?: number },
  value: string,
  texts: AccountTexts,
): string | undefined {
  if (value.length > maxLength) {
    return fill(texts.tooLong, { max: maxLength });
  }
  if (kind === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) {
    return texts.notAnEmail;
  }
  return kind === 'url' && !isHttpsUrl(value) ? texts.notAnUrl : undefined;
}

function isHttpsUrl(value: string): boolean {
  return URL.canParse(value) && new URL(value).protocol === 'https:';
}
