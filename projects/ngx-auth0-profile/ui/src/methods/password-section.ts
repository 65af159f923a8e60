import { Injector, inject, signal, type Signal } from '@angular/core';
import type {
  Enrollment,
  ɵAuthenticationCommands as AuthenticationCommands,
} from 'ngx-auth0-profile/my-account';
import type { SectionPanel } from '../frame/section-view';
import { AccountLanguageService } from '../texts/account-language-service';
import type { MethodTexts } from '../texts/method-texts';
import { createPanel } from './method-panel';
import { methodProblem, withFieldProblem } from './method-problem';

/** Changes the password by the My Account API. Lazily loaded. */
export class PasswordSection {
  private readonly injector = inject(Injector);
  private readonly language = inject(AccountLanguageService);
  private readonly shownPanel = signal<SectionPanel | undefined>(undefined);
  private readonly message = signal('');

  readonly panel = this.shownPanel.asReadonly();
  /** What to say after the change. */
  readonly done = this.message.asReadonly();

  /** Call in an injection context. */
  constructor(
    private readonly api: AuthenticationCommands,
    private readonly texts: Signal<MethodTexts>,
  ) {}

  /** Asks for the new password, with the rules of the tenant. */
  async start(): Promise<string> {
    this.close('');
    const enrollment = await this.api.enroll({ type: 'password' });
    const { texts } = this;
    const context = {
      section: 'password',
      title: this.language.texts().password,
      task: { kind: 'confirm', enrollment },
      texts,
      send: ({ new_password: password }: { readonly new_password?: unknown }) =>
        this.change(enrollment, String(password)),
      close: () => {
        this.close('');
      },
    } as const;
    this.shownPanel.set(createPanel(context, this.injector));
    return '';
  }

  /** Forgets what the user before has seen. */
  reset(): void {
    this.close('');
  }

  explain(error: unknown): string | undefined {
    return methodProblem(error, this.texts());
  }

  private async change(enrollment: Enrollment, password: string): Promise<void> {
    try {
      await this.api.verify(enrollment, password);
    } catch (error) {
      throw withFieldProblem(error, 'new_password', this.texts().passwordRefused);
    }
    this.close(this.texts().passwordChanged);
  }

  private close(message: string): void {
    this.shownPanel.set(undefined);
    this.message.set(message);
  }
}
