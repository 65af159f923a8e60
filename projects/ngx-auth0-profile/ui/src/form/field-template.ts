import { Directive, TemplateRef, inject, input } from '@angular/core';
import type { FieldValue } from '../fields/field-value';

/** What a template of `auth0AccountField` gets. */
export interface FieldTemplateContext {
  /** The value that the field shows: what was entered, else what is stored. */
  readonly $implicit: unknown;
  /** Enters a value; `null` empties the field. */
  readonly enter: (value: FieldValue) => void;
  /** The id for the control, to which the label belongs. */
  readonly id: string;
  /** The ids of hint and error, for `aria-describedby`. */
  readonly describedBy: string;
}

/**
 * Renders the control of one preference by your own template.
 *
 * @example
 * ```html
 * <auth0-account-preferences [fields]="fields">
 *   <ng-template auth0AccountField="colour" let-value let-enter="enter" let-id="id">
 *     <input type="color" [id]="id" [value]="value" (input)="enter($any($event.target).value)" />
 *   </ng-template>
 * </auth0-account-preferences>
 * ```
 */
@Directive({ selector: 'ng-template[auth0AccountField]' })
export class AccountFieldTemplate {
  /** The name of the field. */
  readonly auth0AccountField = input.required<string>();
  /** The template. */
  readonly template = inject<TemplateRef<FieldTemplateContext>>(TemplateRef);

  /** Tells the compiler the type of the context. */
  static ngTemplateContextGuard(
    _directive: AccountFieldTemplate,
    _context: unknown,
  ): _context is FieldTemplateContext {
    return true;
  }
}
