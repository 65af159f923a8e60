import type { TemplateRef } from '@angular/core';
import type { Draft } from '../draft/draft';
import type { ShownField } from '../fields/field-definition';
import type { FieldTemplateContext } from './field-template';

/** A form of a section. */
export interface SectionForm {
  readonly draft: Draft;
  readonly fields: () => readonly ShownField[];
  /** The application's own controls, by the names of the fields. */
  readonly templates?: () => Readonly<Record<string, TemplateRef<FieldTemplateContext>>>;
  /** The text of the button. Default: that for saving. */
  readonly label?: () => string;
  /** What to say after a success. Default: that it was saved. */
  readonly done?: () => string;
  /** Why it was not saved, where the section knows better than the text of the error's code. */
  readonly explain?: (error: unknown) => string | undefined;
  /** Closes the form. Without it there is a button that discards the entries. */
  readonly cancel?: () => void;
  /** Whether its command cannot be undone. */
  readonly isDangerous?: boolean;
}
