import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { AccountLanguageService } from '../texts/account-language-service';
import type { SectionCommand, SectionItem } from './section-view';

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
    @if (item.command; as command) {
      <button
        #button
        type="button"
        class="a0-button"
        [attr.aria-label]="command.label + ': ' + item.title"
        [attr.aria-expanded]="item.question ? isAsking() : null"
        [attr.aria-disabled]="busy()"
        (click)="ask()"
      >
        {{ command.label }}
      </button>
      @if (isAsking()) {
        <div class="a0-question" role="group" [attr.aria-label]="item.question">
          <p>{{ item.question }}</p>
          <button type="button" class="a0-button a0-danger" (click)="close(); run.emit(command)">
            {{ command.label }}
          </button>
          <button type="button" class="a0-button" (click)="close()">{{ texts().cancel }}</button>
        </div>
      }
    }
  `,
  host: { class: 'a0-card', role: 'listitem' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SectionItemView {
  private readonly button = viewChild<ElementRef<HTMLElement>>('button');
  protected readonly texts = inject(AccountLanguageService).texts;
  protected readonly isAsking = signal(false);

  readonly item = input.required<SectionItem>();
  readonly busy = input.required<boolean>();
  readonly run = output<SectionCommand>();

  protected ask(): void {
    const { command, question } = this.item();
    if (question) {
      this.isAsking.update((asking) => !asking);
    } else if (command) {
      this.run.emit(command);
    }
  }

  protected close(): void {
    this.isAsking.set(false);
    this.button()?.nativeElement.focus();
  }
}
