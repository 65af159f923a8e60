import type { EditableAttribute } from './editable-attribute.ts';

/** A change of a profile that passed every check of the proxy. */
export type ProfileChange = {
  readonly [attribute in EditableAttribute]?: string | null | undefined;
} & {
  readonly user_metadata?: Readonly<Record<string, unknown>> | null | undefined;
};
