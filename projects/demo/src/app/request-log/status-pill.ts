import { Component, computed, input } from '@angular/core';

/** An HTTP status, coloured by success or failure. */
@Component({
  selector: 'demo-status-pill',
  template: `{{ status() || 'none' }}`,
  styleUrl: './status-pill.scss',
  host: { '[class.good]': 'good()', '[class.expected]': 'look() === "expected"' },
})
export class StatusPill {
  readonly status = input.required<number>();
  /** `expected` draws an outline: the status that this step should get. */
  readonly look = input<'expected' | 'received'>('received');

  protected readonly good = computed(() => this.status() >= 200 && this.status() < 400);
}
