import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  TemplateRef,
  computed,
  inject,
  input,
} from '@angular/core';
import type { Draft } from '../draft/draft';
import type { ShownField } from '../fields/field-definition';
import { isEditableAs, type FieldValue } from '../fields/field-value';
import { fill } from '../texts/account-language';
import { AccountLanguageService } from '../texts/account-language-service';
import { Control, textOf, type ControlState } from './control';
import type { FieldTemplateContext } from './field-template';

/** One field of a form: label, control, hint, error, and the choice where its value was changed elsewhere. */
@Component({
  selector: 'auth0-account-field',
  imports: [Control, NgTemplateOutlet],
  templateUrl: './account-field.html',
  host: {
    class: 'a0-field',
    '[class.a0-half]': 'field().half',
    '[class.a0-inline]': "kind() === 'switch'",
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountField {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly texts = inject(AccountLanguageService).texts;

  readonly field = input.required<ShownField>();
  readonly draft = input.required<Draft>();
  readonly loading = input.required<boolean>();
  /** What is wrong with the value. */
  readonly problem = input<string>();
  /** The application's own control. */
  readonly template = input<TemplateRef<FieldTemplateContext>>();

  private readonly stored = computed(() => this.draft().stored(this.field().name));
  /** Whether the stored value is something that this kind of field cannot show. */
  private readonly isOther = computed(() => !isEditableAs(this.field().kind, this.stored()));
  protected readonly id = computed(() => `auth0-account-${this.draft().key}-${this.field().name}`);
  protected readonly kind = computed(() => (this.isOther() ? 'text' : this.field().kind));
  protected readonly value = computed(() => this.draft().value(this.field().name));
  protected readonly hint = computed(() => {
    const { locked, hint } = this.field();
    return this.isOther() ? this.texts().otherForm : (locked ?? hint);
  });
  protected readonly control = computed<ControlState>(() => {
    const id = this.id();
    const ids = [this.hint() && `${id}-hint`, this.problem() && `${id}-error`];
    return {
      id,
      kind: this.kind(),
      value: this.value(),
      isLocked: this.isOther() || this.field().locked !== undefined,
      isInvalid: this.problem() !== undefined,
      describedBy: ids.filter(Boolean).join(' ') || null,
    };
  });
  protected readonly items = computed(() => (this.value() ?? []) as readonly string[]);
  protected readonly options = computed(() => {
    const field = this.field();
    const known = field.kind === 'choice' ? field.options : [];
    // A stored value that the application does not know stays selected.
    const stored = textOf(this.stored());
    const values = new Set(field.required && stored ? [stored] : ['', stored]);
    return [
      ...[...values]
        .filter((value) => !known.some((option) => option.value === value))
        .map((value) => ({ value, label: value || this.texts().none })),
      ...known,
    ];
  });
  protected readonly conflict = computed(() => {
    if (!this.draft().conflicts().includes(this.field().name)) {
      return undefined;
    }
    const { changedElsewhere, removedElsewhere } = this.texts();
    const value = textOf(this.stored());
    return value ? fill(changedElsewhere, { value }) : removedElsewhere;
  });
  protected readonly autocomplete = computed(() => {
    const field = this.field();
    return 'autocomplete' in field ? field.autocomplete : 'off';
  });
  protected readonly step = computed(() => {
    const field = this.field();
    return field.kind === 'number' ? (field.step ?? 'any') : null;
  });
  protected readonly addLabel = computed(() =>
    fill(this.texts().addTo, { label: this.field().label }),
  );
  protected readonly context = computed<FieldTemplateContext>(() => ({
    $implicit: this.value(),
    enter: (value) => {
      this.enter(value);
    },
    id: this.id(),
    describedBy: this.control().describedBy ?? '',
  }));

  /** Moves the keyboard focus to the control. */
  focus(): void {
    this.host.nativeElement.querySelector<HTMLElement>(`[id="${this.id()}"]`)?.focus();
  }

  protected enter(value: FieldValue): void {
    // A switch that was never stored is off.
    this.draft().enter(this.field().name, value === false && this.stored() === null ? null : value);
  }

  protected removeLabel(item: string): string {
    return fill(this.texts().removeItem, { item });
  }

  protected add(entry: HTMLInputElement): void {
    const item = entry.value.trim();
    if (item && !this.items().includes(item)) {
      this.enter([...this.items(), item]);
    }
    entry.value = '';
    entry.focus();
  }

  protected remove(item: string): void {
    const rest = this.items().filter((other) => other !== item);
    this.enter(rest.length > 0 ? rest : null);
    this.focus();
  }

  protected keepMine(): void {
    this.draft().keepMine(this.field().name);
    this.focus();
  }

  protected takeTheirs(): void {
    this.draft().drop(this.field().name);
    this.focus();
  }
}
