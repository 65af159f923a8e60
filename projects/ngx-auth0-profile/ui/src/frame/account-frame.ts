import { NgComponentOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  ViewEncapsulation,
  afterNextRender,
  afterRenderEffect,
  computed,
  inject,
  input,
  viewChild,
} from '@angular/core';
import { ProfileService, injectSession } from 'ngx-auth0-profile';
import { AccountAccess } from '../access/account-access';
import { AccountForm } from '../form/account-form';
import { AccountProblem } from '../state/account-problem';
import { CommandState } from '../state/command-state';
import { Connection } from '../state/connection';
import type { LoadState } from '../state/load-state';
import { fill } from '../texts/account-language';
import { AccountLanguageService } from '../texts/account-language-service';
import { Avatar } from './avatar';
import { SectionItemView } from './section-item-view';
import type { SectionCommand, SectionList, SectionPanel, SectionView } from './section-view';

/** What a section shows that is not available, for example without a back end: why (`explain`), or nothing (`hide`). */
export type UnavailableSection = 'explain' | 'hide';

/**
 * Renders a section, or in its place the reason why there is none. While the data is loading the section has the size
 * that it will have.
 */
@Component({
  selector: 'auth0-account-frame',
  imports: [AccountForm, AccountProblem, Avatar, NgComponentOutlet, SectionItemView],
  templateUrl: './account-frame.html',
  styleUrls: [
    './styles/page.css',
    './styles/navigation.css',
    './styles/section.css',
    './styles/fields.css',
    './styles/buttons.css',
    './styles/status.css',
    './styles/lists.css',
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
  private readonly injector = inject(Injector);
  private readonly connection = inject(Connection);
  protected readonly access = inject(AccountAccess);
  private readonly title = viewChild<ElementRef<HTMLElement>>('title');
  protected readonly session = injectSession();
  protected readonly commands = new CommandState();
  protected readonly texts = this.language.texts;

  readonly view = input.required<SectionView>();
  readonly unavailable = input<UnavailableSection>('explain');

  protected readonly titleId = computed(() => `auth0-account-${this.view().name}-title`);
  protected readonly reason = computed(() => this.view().unavailable?.());
  protected readonly isHidden = computed(
    () => this.unavailable() === 'hide' && this.reason() !== undefined,
  );
  protected readonly load = computed<LoadState>(() => {
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
  protected readonly lists = computed<readonly SectionList[]>(() => {
    const { items, offers } = this.view();
    const shown = items?.();
    const offered = offers?.();
    return [...(shown ? [{ items: shown }] : []), ...(offered ? [offered] : [])];
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

  constructor() {
    let hadPanel = false;
    afterRenderEffect(() => {
      const hasPanel = this.view().panel?.() !== undefined;
      if (hadPanel && !hasPanel) {
        this.keepFocus(false);
      }
      hadPanel = hasPanel;
    });
  }

  /** The panel of an entry, or the one of none. */
  protected panelsOf(itemId: string | undefined): readonly SectionPanel[] {
    const panel = this.view().panel?.();
    return panel && panel.itemId === itemId ? [panel] : [];
  }

  protected again(): void {
    // The button disappears, and the keyboard focus must not.
    this.focus();
    this.commands.clear();
    const { data } = this.view();
    if (this.profiles.profile() && data) {
      data.again();
    } else {
      // `error` shows a failure.
      this.profiles.load().catch(() => undefined);
    }
  }

  protected async run({ run }: SectionCommand): Promise<void> {
    if (this.load().status === 'ready') {
      const { activeElement } = document;
      await this.commands.run(run);
      const keepFocus = (): void => {
        this.keepFocus(activeElement?.isConnected === true);
      };
      afterNextRender({ read: keepFocus }, { injector: this.injector });
    }
  }

  /** Moves the keyboard focus where it was in an element that has disappeared. */
  private keepFocus(isConnected: boolean): void {
    if (!isConnected && document.activeElement === document.body) {
      this.focus();
    }
  }

  private focus(): void {
    this.title()?.nativeElement.focus();
  }
}
