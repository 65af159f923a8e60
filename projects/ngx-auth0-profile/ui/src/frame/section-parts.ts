import { NgComponentOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  Injector,
  ViewEncapsulation,
  afterNextRender,
  afterRenderEffect,
  computed,
  inject,
} from '@angular/core';
import { AccountProblem } from '../state/account-problem';
import { CommandState } from '../state/command-state';
import { AccountFrame } from './account-frame';
import { SectionItemView } from './section-item-view';
import type { SectionCommand, SectionList, SectionPanel } from './section-view';

/** The lists, the commands and the panels of a section. Lazily loaded: a section with a form only has none. */
@Component({
  selector: 'auth0-account-parts',
  imports: [AccountProblem, NgComponentOutlet, SectionItemView],
  templateUrl: './section-parts.html',
  styleUrl: './styles/lists.css',
  host: { class: 'a0-parts' },
  // Its class names have the prefix of the page.
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SectionParts {
  private readonly injector = inject(Injector);
  protected readonly frame = inject(AccountFrame);
  protected readonly commands = new CommandState();

  protected readonly lists = computed<readonly SectionList[]>(() => {
    const { items, offers } = this.frame.view();
    const shown = items?.();
    const offered = offers?.();
    return [...(shown ? [{ items: shown }] : []), ...(offered ? [offered] : [])];
  });

  constructor() {
    let hadPanel = false;
    afterRenderEffect(() => {
      const hasPanel = this.frame.view().panel?.() !== undefined;
      if (hadPanel && !hasPanel) {
        this.keepFocus(false);
      }
      hadPanel = hasPanel;
    });
  }

  /** The panel of an entry, or the one of none. */
  protected panelsOf(itemId: string | undefined): readonly SectionPanel[] {
    const panel = this.frame.view().panel?.();
    return panel && panel.itemId === itemId ? [panel] : [];
  }

  protected again(): void {
    this.commands.clear();
    this.frame.again();
  }

  protected async run({ run }: SectionCommand): Promise<void> {
    if (this.frame.load().status === 'ready') {
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
      this.frame.focus();
    }
  }
}
