import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  input,
  linkedSignal,
  viewChild,
  viewChildren,
} from '@angular/core';
import { ProfileService, isAuth0ProfileError } from 'ngx-auth0-profile';
import { fieldProblem } from '../fields/field-problem';
import { AccountProblem } from '../state/account-problem';
import { Connection } from '../state/connection';
import { AccountLanguageService } from '../texts/account-language-service';
import { AccountField } from './account-field';
import type { SectionForm } from './section-form';

type Problems = Readonly<Record<string, string>>;

/** The fields of a draft, and what is known about saving it. */
@Component({
  selector: 'auth0-account-form',
  imports: [AccountField, AccountProblem],
  templateUrl: './account-form.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountForm {
  private readonly profiles = inject(ProfileService);
  private readonly connection = inject(Connection);
  private readonly shownFields = viewChildren(AccountField);
  private readonly saveButton = viewChild<ElementRef<HTMLElement>>('saveButton');
  protected readonly texts = inject(AccountLanguageService).texts;

  readonly form = input.required<SectionForm>();
  readonly loading = input.required<boolean>();

  /** Why none of the fields can be edited, where one reason holds for all. */
  protected readonly locked = computed(() => {
    const [first, ...others] = this.form().fields();
    return others.every(({ locked }) => locked === first?.locked) ? first?.locked : undefined;
  });
  protected readonly fields = computed(() => {
    const fields = this.form().fields();
    // Said once for the form, and not again for each field.
    return this.locked() ? fields.map((field) => ({ ...field, locked: '' })) : fields;
  });
  /** What is wrong with the entries, by the names of the fields. */
  private readonly problems = computed<Problems>(() => {
    const changes = this.form().draft.changes();
    return Object.fromEntries(
      this.fields().flatMap((field) => {
        const problem = fieldProblem(field, changes[field.name], this.texts());
        return problem === undefined ? [] : [[field.name, problem]];
      }),
    );
  });
  /** What the server has refused. */
  private readonly refusals = computed<Problems>(() => {
    const state = this.form().draft.state();
    if (state.status !== 'failed' || !isAuth0ProfileError(state.error)) {
      return {};
    }
    const { fields, fieldErrors = [] } = state.error;
    return Object.fromEntries<string>([
      ...fields.map((field) => [field, this.texts().notAccepted] as const),
      ...fieldErrors.map(({ field, message }) => [field, message] as const),
    ]);
  });
  /** Whether the user has tried to save these entries; before that, they may be incomplete. */
  private readonly isChecked = linkedSignal({
    source: () => this.form().draft.isEdited(),
    computation: () => false,
  });
  protected readonly shownProblems = computed<Problems>(() => ({
    ...this.refusals(),
    ...(this.isChecked() && this.problems()),
  }));
  protected readonly isEditable = computed(() =>
    this.fields().some(({ locked }) => locked === undefined),
  );
  protected readonly canDiscard = computed(() => {
    const { draft, isDangerous } = this.form();
    return !isDangerous && draft.isEdited() && draft.state().status !== 'saving';
  });
  protected readonly status = computed(() => {
    const texts = this.texts();
    const { draft, done } = this.form();
    const { status } = draft.state();
    return {
      idle: '',
      failed: '',
      saving: this.profiles.waitingUntil() ? '' : texts.saving,
      saved: done?.() ?? texts.saved,
      'saved-partly': texts.savedPartly,
      unchanged: texts.unchanged,
      invalid: texts.invalid,
      undecided: texts.decide,
      offline: texts.notSentOffline,
    }[status];
  });

  protected save(event: Event): void {
    event.preventDefault();
    if (this.loading()) {
      return;
    }
    const { draft } = this.form();
    const problems = this.problems();
    this.isChecked.set(true);
    this.shownFields()
      .find((shown) => {
        const { name } = shown.field();
        return name in problems || draft.conflicts().includes(name);
      })
      ?.focus();
    if (Object.keys(problems).length > 0) {
      draft.refuse('invalid');
    } else if (this.connection.isOffline() && draft.isEdited()) {
      draft.refuse('offline');
    } else {
      void draft.save();
    }
  }

  protected discard(): void {
    this.form().draft.discard();
    // The button disappears, and the keyboard focus must not.
    this.saveButton()?.nativeElement.focus();
  }

  protected reload(): void {
    this.saveButton()?.nativeElement.focus();
    // A failure is shown as that of the section.
    this.profiles.load().then(
      () => {
        this.form().draft.refuse('idle');
      },
      () => undefined,
    );
  }
}
