import type { FieldRule } from './validate-body.ts';

/** What a text has to be. */
export interface TextLimits {
  minLength?: number;
  maxLength?: number;
  pattern?: RegExp;
  /** The sentence for text that does not match `pattern`. */
  message?: string;
}

/** A text within limits; lengths are counted in characters. */
export function text({ minLength = 1, maxLength, pattern, message }: TextLimits = {}): FieldRule {
  return (value) => {
    if (typeof value !== 'string') {
      return 'must be a string';
    }
    const length = Array.from(value).length;
    if (length < minLength) {
      return `must have at least ${minLength} ${minLength === 1 ? 'character' : 'characters'}`;
    }
    if (maxLength !== undefined && length > maxLength) {
      return `must have at most ${maxLength} characters`;
    }
    return pattern?.test(value) === false ? (message ?? 'has the wrong format') : undefined;
  };
}

/** A name: 1 to `maxLength` characters, one of them not blank. */
export function personName(maxLength: number): FieldRule {
  return text({ maxLength, pattern: /\S/, message: 'must not be blank' });
}

/** One of these values. */
export function oneOf(...values: readonly string[]): FieldRule {
  return (value) =>
    values.some((item) => item === value) ? undefined : `must be one of ${values.join(', ')}`;
}

/** An absolute URL. */
export function url(maxLength: number): FieldRule {
  const checkText = text({ maxLength });
  return (value) => {
    const isUrl = typeof value === 'string' && URL.canParse(value);
    return checkText(value) ?? (isUrl ? undefined : 'must be an absolute URL');
  };
}

/** An absolute URL that begins with `https://`. */
export function httpsUrl(maxLength: number): FieldRule {
  const checkText = text({ maxLength });
  return (value) => {
    const isHttps =
      typeof value === 'string' && value.startsWith('https://') && URL.canParse(value);
    return checkText(value) ?? (isHttps ? undefined : 'must be a URL that begins with https://');
  };
}
