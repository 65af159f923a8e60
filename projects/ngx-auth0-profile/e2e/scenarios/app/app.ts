import { Component, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { Router, RouterOutlet } from '@angular/router';
import { AuthService } from '@auth0/auth0-angular';
import { keepOnRedirect } from 'ngx-auth0-profile';
import { firstValueFrom } from 'rxjs';
import { draft } from './draft';
import { pendingStepUp } from './step-up-dialog';
import { RequestLog } from './request-log';

@Component({
  selector: 'scenarios-root',
  imports: [RouterOutlet],
  template: `
    <output aria-label="User">{{ user() }}</output>
    <button (click)="logIn()">Log in</button>
    <button (click)="logOut()">Log out</button>

    <label>Draft <input [value]="draft()" (input)="draft.set(text.value)" #text /></label>
    <label>Note <input [value]="note()" (input)="note.set(noteText.value)" #noteText /></label>
    <label>Address <input #address /></label>
    <label>Times <input #times value="1" /></label>
    <button (click)="requests.send(address.value, +times.value)">Send</button>
    <ul aria-label="Outcomes">
      @for (outcome of requests.outcomes(); track $index) {
        <li>{{ outcome }}</li>
      }
    </ul>

    <label>Pages <input #pages /></label>
    <button (click)="navigate(pages.value)">Go</button>

    @if (pendingStepUp(); as stepUp) {
      <div role="dialog" aria-label="May the application?">
        <button (click)="agree()">Yes</button>
        <button (click)="stepUp.answer(false)">No</button>
      </div>
    }
    <router-outlet />
  `,
})
export class App {
  private readonly auth = inject(AuthService);
  private readonly router = inject(Router);
  private readonly account = toSignal(this.auth.user$);
  private readonly loading = toSignal(this.auth.isLoading$);
  protected readonly requests = inject(RequestLog);
  protected readonly draft = draft;
  protected readonly note = signal('');
  protected readonly pendingStepUp = pendingStepUp;
  protected readonly user = computed(() =>
    this.loading() === false ? (this.account()?.sub ?? 'nobody') : '',
  );

  constructor() {
    this.auth.appState$.pipe(takeUntilDestroyed()).subscribe(({ kept }) => {
      const { draft: text } = (kept ?? {}) as { readonly draft?: string };
      draft.set(text ?? '');
    });
    keepOnRedirect('note', {
      read: () => this.note() || undefined,
      restore: (note: string) => {
        this.note.set(note);
      },
    });
  }

  protected logIn(): void {
    this.auth.loginWithRedirect({ appState: { target: this.router.url } });
  }

  protected logOut(): void {
    this.auth.logout({ logoutParams: { returnTo: location.origin } });
  }

  /** Starts a navigation to each page without waiting for the one before. */
  protected navigate(pages: string): void {
    for (const page of pages.split(' ')) {
      void this.router.navigateByUrl(page);
    }
  }

  protected async agree(): Promise<void> {
    const stepUp = pendingStepUp();
    if (stepUp) {
      const { audience, scopes } = stepUp.request;
      const authorizationParams = { audience, scope: scopes.join(' ') };
      await firstValueFrom(this.auth.getAccessTokenWithPopup({ authorizationParams }));
      stepUp.answer(true);
    }
  }
}
