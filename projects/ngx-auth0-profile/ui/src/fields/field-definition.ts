/** What every field of a form has. */
export interface FieldBase<N extends string = string> {
  /** The name of the member in the metadata. */
  readonly name: N;
  /** The label, in the language of the page. */
  readonly label: string;
  /** A short explanation below the field. */
  readonly hint?: string;
  /** Whether the field cannot be left empty. Default: `false`. */
  readonly required?: boolean;
}

/** A text, stored as a string. An emptied one is removed. */
export interface TextField<N extends string = string> extends FieldBase<N> {
  /** `email` and `url` are checked and get a fitting keyboard; `long-text` has several lines. */
  readonly kind: 'text' | 'long-text' | 'email' | 'url';
  /** The most characters. Default: no limit. */
  readonly maxLength?: number;
  /** What browsers may fill in, as in HTML's `autocomplete`. Default: nothing. */
  readonly autocomplete?: string;
}

/** One of several texts. */
export interface ChoiceField<N extends string = string> extends FieldBase<N> {
  readonly kind: 'choice';
  /** The values with their labels. A stored value that is not among them stays selected. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** Yes or no, stored as a boolean. */
export interface SwitchField<N extends string = string> extends FieldBase<N> {
  readonly kind: 'switch';
}

/** A number. */
export interface NumberField<N extends string = string> extends FieldBase<N> {
  readonly kind: 'number';
  readonly min?: number;
  readonly max?: number;
  /** The distance between valid numbers. Default: any number is valid. */
  readonly step?: number;
}

/** A day, stored as text like `2026-11-30`. */
export interface DateField<N extends string = string> extends FieldBase<N> {
  readonly kind: 'date';
}

/** A list of texts. */
export interface ListField<N extends string = string> extends FieldBase<N> {
  readonly kind: 'list';
  /** The most entries. Default: no limit. */
  readonly maxItems?: number;
}

/** A field of a form. */
export type PreferenceField<N extends string = string> =
  TextField<N> | ChoiceField<N> | SwitchField<N> | NumberField<N> | DateField<N> | ListField<N>;

/**
 * The fields that fit the metadata `M` of an application: text for strings, a switch for booleans, and so on.
 *
 * @example
 * ```ts
 * import type { PreferenceFields } from 'ngx-auth0-profile/ui';
 *
 * interface Metadata {
 *   theme?: 'light' | 'dark';
 *   newsletter?: boolean;
 * }
 *
 * const fields: PreferenceFields<Metadata> = [
 *   {
 *     kind: 'choice',
 *     name: 'theme',
 *     label: 'Theme',
 *     options: [
 *       { value: 'light', label: 'Light' },
 *       { value: 'dark', label: 'Dark' },
 *     ],
 *   },
 *   { kind: 'switch', name: 'newsletter', label: 'Newsletter' },
 * ];
 * ```
 */
export type PreferenceFields<M extends object> = readonly {
  [K in keyof M & string]-?: PreferenceFieldFor<NonNullable<M[K]>, K>;
}[keyof M & string][];

/** The kinds of field that fit the type of one member. */
export type PreferenceFieldFor<V, N extends string> = V extends string
  ? TextField<N> | ChoiceField<N> | DateField<N>
  : V extends boolean
    ? SwitchField<N>
    : V extends number
      ? NumberField<N>
      : V extends readonly string[]
        ? ListField<N>
        : never;

/** A field as a form shows it. */
export type ShownField = PreferenceField & {
  /** Why the field cannot be edited. Default: it can. */
  readonly locked?: string | undefined;
  /** Whether two such fields share a line where there is room. */
  readonly half?: boolean;
  /** The only text that is valid, to confirm a command. */
  readonly expected?: string;
  /** What is wrong with an entry, beside what the kind of the field says; `null` where nothing was entered. */
  readonly check?: (value: unknown) => string | undefined;
};
