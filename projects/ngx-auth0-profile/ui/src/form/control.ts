import { Directive, ElementRef, effect, inject, input, output } from '@angular/core';
import type { PreferenceField } from '../fields/field-definition';
import { isSame, type FieldValue } from '../fields/field-value';

/** The value of a field in which a number or a day is not complete yet. It is never valid. */
const INCOMPLETE = '…';

/** What the control of a field shows. */
export interface ControlState {
  readonly id: string;
  readonly kind: PreferenceField['kind'];
  readonly value: unknown;
  readonly isLocked: boolean;
  readonly isInvalid: boolean;
  /** The ids of hint and error. */
  readonly describedBy: string | null;
}

/**
 * Connects a control with a field. It writes to the control only what the control does not show yet, so that it never
 * replaces what is being typed, such as `1.` or a day without its year.
 */
@Directive({
  selector: '[auth0AccountControl]',
  host: {
    '[id]': 'auth0AccountControl().id',
    '[attr.readonly]': "auth0AccountControl().isLocked ? '' : null",
    '[attr.disabled]': "isDisabled() ? '' : null",
    '[attr.aria-describedby]': 'auth0AccountControl().describedBy',
    '[attr.aria-invalid]': 'auth0AccountControl().isInvalid || null',
    '(input)': 'entered.emit(read())',
    '(change)': 'entered.emit(read())',
  },
})
export class Control {
  private readonly control = inject<ElementRef<HTMLInputElement>>(ElementRef).nativeElement;

  readonly auth0AccountControl = input.required<ControlState>();
  readonly entered = output<FieldValue>();

  constructor() {
    effect(() => {
      const { kind, value } = this.auth0AccountControl();
      if (kind === 'switch') {
        this.control.checked = value === true;
      } else if (!/choice|list/.test(kind) && value !== INCOMPLETE && !isSame(value, this.read())) {
        this.control.value = textOf(value);
      }
    });
  }

  /** Only where `readonly` has no effect, because a disabled control cannot have the keyboard focus. */
  protected isDisabled(): boolean {
    const { isLocked, kind } = this.auth0AccountControl();
    return isLocked && (kind === 'choice' || kind === 'switch');
  }

  protected read(): FieldValue {
    const { kind } = this.auth0AccountControl();
    // Not every DOM has `validity`, such as that of a server.
    const { checked, value, validity } = this.control as Partial<HTMLInputElement>;
    if (kind === 'switch') {
      return checked === true;
    }
    if (!value) {
      return validity?.badInput ? INCOMPLETE : null;
    }
    return kind === 'number' ? Number(value) : value;
  }
}

/** A value as text; an object as JSON. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) {
    return '';
  }
  if (Array.isArray(value)) {
    return value.map(textOf).join(', ');
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
