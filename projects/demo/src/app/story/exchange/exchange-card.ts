import { Component, computed, input } from '@angular/core';

import { DiagnosisNote } from './diagnosis-note';
import type { Exchange } from './exchange';
import { formatBody } from './format-body';
import { StatusPill } from './status-pill';
import { TokenView } from './token-view';

/** One request, its answer as received, and the library's diagnosis. */
@Component({
  selector: 'demo-exchange-card',
  imports: [DiagnosisNote, StatusPill, TokenView],
  templateUrl: './exchange-card.html',
  styleUrl: './exchange-card.scss',
})
export class ExchangeCard {
  readonly exchange = input.required<Exchange>();

  protected readonly responseBody = computed(() => formatBody(this.exchange().wire.responseBody));
}
