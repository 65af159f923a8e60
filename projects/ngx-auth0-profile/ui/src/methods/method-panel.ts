import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  ElementRef,
  Injector,
  TemplateRef,
  ViewEncapsulation,
  afterNextRender,
  computed,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import type {
  BarcodeDetails,
  PasswordPolicy,
  StartedEnrollment,
} from 'ngx-auth0-profile/my-account';
import { Draft } from '../draft/draft';
import { AccountForm } from '../form/account-form';
import type { FieldTemplateContext } from '../form/field-template';
import type { SectionForm } from '../form/section-form';
import type { SectionPanel } from '../frame/section-view';
import { AccountProblem } from '../state/account-problem';
import { CommandState } from '../state/command-state';
import { AccountLanguageService } from '../texts/account-language-service';
import { methodProblem } from './method-problem';
import { PANEL_CONTEXT, type PanelContext } from './panel-context';
import { panelFields } from './panel-fields';
import { passwordRules } from './password-rules';

/** The fields with controls of this panel. */
const ENTRIES = ['phone_number', 'otp_code', 'new_password'];

/** An enrollment with what only some kinds have. */
interface EnrollmentOfAnyKind extends StartedEnrollment, Partial<BarcodeDetails> {
  readonly recovery_code?: string;
  readonly policy?: PasswordPolicy;
}

/** One step of adding or renaming an authentication method. */
@Component({
  selector: 'auth0-account-method-panel',
  imports: [AccountForm, AccountProblem, NgTemplateOutlet],
  templateUrl: './method-panel.html',
  styleUrl: './method-panel.css',
  host: { class: 'a0-panel', role: 'group', '[attr.aria-label]': 'context.title' },
  // Its class names have the prefix of the page.
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MethodPanel {
  private readonly language = inject(AccountLanguageService);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly clipboard = inject(DOCUMENT).defaultView?.navigator.clipboard;
  private readonly entry = viewChild<TemplateRef<FieldTemplateContext>>('entry');
  protected readonly context = inject(PANEL_CONTEXT);
  protected readonly commands = new CommandState();
  protected readonly texts = this.language.texts;
  protected readonly copied = signal(false);
  protected readonly isRevealed = signal(false);

  private readonly enrollment =
    this.context.task.kind === 'confirm' ? this.context.task.enrollment : undefined;
  protected readonly isPassword = this.enrollment?.type === 'password';
  protected readonly rulesId = `auth0-account-${this.context.section}-rules`;
  protected readonly inputMode =
    this.context.task.kind === 'send' ? 'tel' : this.isPassword ? null : 'numeric';
  protected readonly autocomplete =
    this.context.task.kind === 'send' ? 'tel' : this.isPassword ? 'new-password' : 'one-time-code';

  protected readonly form: SectionForm = this.createForm();
  protected readonly type = computed(() =>
    this.isPassword && !this.isRevealed() ? 'password' : 'text',
  );
  private readonly details: EnrollmentOfAnyKind | undefined = this.enrollment;
  /** The content of the QR code. */
  protected readonly barcode = this.details?.barcode_uri;
  /** What the user keeps, or types in the app. */
  protected readonly secret =
    this.details?.recovery_code ?? this.details?.manual_input_code ?? keyIn(this.barcode);
  protected readonly rules = computed(() => {
    const policy = this.details?.policy;
    const { locale } = this.language.language();
    return policy && passwordRules(policy, this.context.texts(), locale);
  });

  constructor() {
    afterNextRender(() => {
      this.host.nativeElement.querySelector<HTMLElement>('.a0-start, .a0-control')?.focus();
    });
  }

  protected confirm(): Promise<void> {
    return this.commands.run(async () => {
      await this.context.send({});
      return '';
    });
  }

  protected async copy(text: string): Promise<void> {
    this.copied.set(false);
    try {
      await this.clipboard?.writeText(text);
      this.copied.set(this.clipboard !== undefined);
    } catch {
      // The user can select the text.
    }
  }

  protected explain(error: unknown): string | undefined {
    const texts = this.context.texts();
    const problem = methodProblem(error, texts);
    return this.enrollment?.type === 'push-notification' && problem === texts.expired
      ? texts.notApproved
      : problem;
  }

  private createForm(): SectionForm {
    const { context } = this;
    const { task, section } = context;
    const stored: Readonly<Record<string, unknown>> = {
      ...(task.kind === 'rename' && { name: task.method.name }),
      ...(task.kind === 'send' && { preferred_authentication_method: 'sms' }),
    };
    return {
      draft: new Draft({
        key: section,
        stored: () => stored,
        save: (entered) => context.send(entered),
        // A code is not good for long, and a password is not kept anywhere.
        isTransient: task.kind === 'confirm',
      }),
      fields: computed(() => panelFields(context, this.texts())),
      templates: computed(() => {
        const entry = this.entry();
        return entry ? Object.fromEntries(ENTRIES.map((name) => [name, entry])) : {};
      }),
      label: () => {
        const { sendCode, confirm } = context.texts();
        const { save } = this.texts();
        return task.kind === 'send'
          ? sendCode
          : task.kind === 'rename' || this.isPassword
            ? save
            : confirm;
      },
      // The section says what has changed.
      done: () => '',
      cancel: context.close,
      explain: (error) => this.explain(error),
    };
  }
}

/** The key in the content of a QR code. */
function keyIn(barcode: string | undefined): string | undefined {
  return barcode !== undefined && URL.canParse(barcode)
    ? (new URL(barcode).searchParams.get('secret') ?? undefined)
    : undefined;
}

let panels = 0;

/** A panel for a section. */
export function createPanel(
  context: PanelContext,
  parent: Injector,
  itemId?: string,
): SectionPanel {
  const injector = Injector.create({
    parent,
    providers: [{ provide: PANEL_CONTEXT, useValue: context }],
  });
  return {
    id: panels++,
    component: MethodPanel,
    injector,
    ...(itemId !== undefined && { itemId }),
  };
}
