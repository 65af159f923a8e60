import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { injectSession, isAuth0ProfileError, type Auth0ProfileErrorCode } from 'ngx-auth0-profile';
import { userMessage } from 'ngx-auth0-profile/messages';
import { AccountLanguageService } from '../texts/account-language-service';

/** The errors that another login may resolve. */
const LOGIN_CODES: readonly Auth0ProfileErrorCode[] = [
  'login-required',
  'consent-required',
  'interaction-required',
  'mfa-required',
  'missing-refresh-token',
  'token-unavailable',
  'step-up-required',
  'unauthorized',
];

/** The errors after which the page may show outdated data. */
const RELOAD_CODES: readonly Auth0ProfileErrorCode[] = [
  'conflict',
  'network',
  'unavailable',
  'user-changed',
  'not-found',
];

/** Says what failed, and offers what may help. */
@Component({
  selector: 'auth0-account-problem',
  template: `
    <div class="a0-note a0-bad">
      <p>{{ text() }}</p>
      @if (detail(); as detail) {
        <p>{{ detail }}</p>
      }
      @if (needsLogin()) {
        <button type="button" class="a0-button" (click)="logIn()">{{ texts().logIn }}</button>
      } @else if (label(); as label) {
        <button type="button" class="a0-button" (click)="again.emit()">{{ label }}</button>
      }
    </div>
  `,
  host: { role: 'alert' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountProblem {
  private readonly language = inject(AccountLanguageService);
  private readonly session = injectSession();
  protected readonly texts = this.language.texts;

  readonly error = input.required<unknown>();
  /** What has failed. */
  readonly operation = input.required<'read' | 'write'>();
  /** A better text than that of the error's code. */
  readonly explanation = input<string>();
  /** Loads the data again. */
  readonly again = output();

  protected readonly text = computed(() => {
    const { messages: language } = this.language.language();
    return (
      this.explanation() ?? userMessage(this.error(), { language, operation: this.operation() })
    );
  });
  /** The reason in the words of the back end; those of Auth0 are for developers. */
  protected readonly detail = computed(() => {
    const error = this.error();
    return isAuth0ProfileError(error) && !error.fieldErrors && !error.apiErrorCode
      ? error.detail
      : undefined;
  });
  protected readonly needsLogin = computed(() => this.hasCode(LOGIN_CODES));
  protected readonly label = computed(() => {
    const { retry, reload } = this.texts();
    if (this.operation() === 'read') {
      return retry;
    }
    return this.hasCode(RELOAD_CODES) ? reload : undefined;
  });

  protected logIn(): void {
    // A login that cannot begin leaves the page and its text as they are.
    this.session.login().catch(() => undefined);
  }

  private hasCode(codes: readonly Auth0ProfileErrorCode[]): boolean {
    const error = this.error();
    return isAuth0ProfileError(error) && codes.includes(error.code);
  }
}
