import { Component, computed, input } from '@angular/core';

/** An HTTP status with its colour: refused, or done. */
@Component({
  selector: 'demo-status-pill',
  template: `{{ status() }}`,
  styleUrl: './status-pill.scss',
  host: { '[class.good]': 'good()', '[class.expected]': 'look() === "expected"' },
})
export class StatusPill {
  readonly status = input.required<number>();
  /** `expected` is drawn as an outline: what the step is known for, not yet seen. */
  readonly look = input<'expected' | 'seen'>('seen');

  protected readonly good = computed(() => this.status() < 400);
}
