import { NgComponentOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  ViewEncapsulation,
  computed,
  inject,
  input,
  viewChild,
} from '@angular/core';
import { ProfileService, injectSession } from 'ngx-auth0-profile';
import { AccountAccess } from '../access/account-access';
import { AccountForm } from '../form/account-form';
import { AccountProblem } from '../state/account-problem';
import { Connection } from '../state/connection';
import type { LoadState } from '../state/load-state';
import { fill } from '../texts/account-language';
import { AccountLanguageService } from '../texts/account-language-service';
import { Avatar } from './avatar';
import type { SectionView } from './section-view';

/** What a section shows that is not available, for example without a back end: why (`explain`), or nothing (`hide`). */
export type UnavailableSection = 'explain' | 'hide';

/**
 * Renders a section, or in its place the reason why there is none. While the data is loading the section has the size
 * that it will have.
 */
@Component({
  selector: 'auth0-account-frame',
  imports: [AccountForm, AccountProblem, Avatar, NgComponentOutlet],
  templateUrl: './account-frame.html',
  styleUrls: [
    './styles/page.css',
    './styles/navigation.css',
    './styles/section.css',
    './styles/fields.css',
    './styles/buttons.css',
    './styles/status.css',
    './styles/media.css',
  ],
  host: { class: 'a0-root', '[attr.data-section]': 'view().name' },
  // The styles of all parts of the page. Their class names have a prefix.
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountFrame {
  private readonly profiles = inject(ProfileService);
  private readonly language = inject(AccountLanguageService);
  private readonly connection = inject(Connection);
  protected readonly access = inject(AccountAccess);
  private readonly title = viewChild<ElementRef<HTMLElement>>('title');
  protected readonly session = injectSession();
  protected readonly texts = this.language.texts;

  readonly view = input.required<SectionView>();
  readonly unavailable = input<UnavailableSection>('explain');

  readonly titleId = computed(() => `auth0-account-${this.view().name}-title`);
  protected readonly reason = computed(() => this.view().unavailable?.());
  protected readonly isHidden = computed(
    () => this.unavailable() === 'hide' && this.reason() !== undefined,
  );
  readonly load = computed<LoadState>(() => {
    const { profile, error, status } = this.profiles;
    if (this.reason() !== undefined) {
      return { status: 'ready' };
    }
    if (profile()) {
      return this.view().data?.state() ?? { status: 'ready' };
    }
    if (this.session.signedIn() === false) {
      return { status: 'signed-out' };
    }
    return status() === 'error' ? { status: 'failed', error: error() } : { status: 'loading' };
  });
  /** What keeps requests from being sent. */
  protected readonly notice = computed(() => {
    const { offline, waiting } = this.texts();
    const until = this.profiles.waitingUntil();
    if (this.connection.isOffline()) {
      return offline;
    }
    return until ? fill(waiting, { time: this.language.time(until) }) : '';
  });

  /** Loads again what could not be loaded, or may be outdated. */
  again(): void {
    // The button disappears, and the keyboard focus must not.
    this.focus();
    const { data } = this.view();
    if (this.profiles.profile() && data) {
      data.again();
    } else {
      // `error` shows a failure.
      this.profiles.load().catch(() => undefined);
    }
  }

  /** Moves the keyboard focus to the title. */
  focus(): void {
    this.title()?.nativeElement.focus();
  }
}
