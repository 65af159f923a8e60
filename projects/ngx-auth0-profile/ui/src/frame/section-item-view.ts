import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { AccountLanguageService } from '../texts/account-language-service';
import type { SectionCommand, SectionItem, SectionItemCommand } from './section-view';

/** An entry of a list. Its command asks first, where it has a question. */
@Component({
  selector: 'auth0-account-item',
  template: `
    @let item = this.item();
    <span class="a0-grow">
      <strong>{{ item.title }}</strong>&ngsp;
      @if (item.badge) {
        <span class="a0-badge" [class.a0-good]="item.isGood">{{ item.badge }}</span>&ngsp;
      }
      <span class="a0-quiet a0-line">{{ item.detail }}</span>
    </span>
    @if (item.commands?.length) {
      <span class="a0-row">
        @for (command of item.commands; track command.label) {
          <button
            type="button"
            class="a0-button"
            [attr.aria-label]="command.label + ': ' + item.title"
            [attr.aria-expanded]="command.question ? asking() === command.label : null"
            [attr.aria-disabled]="busy()"
            (click)="ask(command, $event)"
          >
            {{ command.label }}
          </button>
        }
      </span>
    }
    @for (command of item.commands; track command.label) {
      @if (asking() === command.label) {
        <div class="a0-question" role="group" [attr.aria-label]="command.question">
          <p>{{ command.question }}</p>
          <button type="button" class="a0-button a0-danger" (click)="close(); run.emit(command)">
            {{ command.label }}
          </button>
          <button type="button" class="a0-button" (click)="close()">{{ texts().cancel }}</button>
        </div>
      }
    }
    <ng-content />
  `,
  host: { class: 'a0-card', role: 'listitem' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SectionItemView {
  private button: HTMLElement | undefined;
  protected readonly texts = inject(AccountLanguageService).texts;
  /** The label of the command that asks. */
  protected readonly asking = signal<string | undefined>(undefined);

  readonly item = input.required<SectionItem>();
  readonly busy = input.required<boolean>();
  readonly run = output<SectionCommand>();

  protected ask(command: SectionItemCommand, { currentTarget }: Event): void {
    if (command.question) {
      this.button = currentTarget as HTMLElement;
      this.asking.update((label) => (label === command.label ? undefined : command.label));
    } else {
      this.run.emit(command);
    }
  }

  protected close(): void {
    this.asking.set(undefined);
    this.button?.focus();
  }
}
