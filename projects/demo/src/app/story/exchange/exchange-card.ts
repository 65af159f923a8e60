import { Component, computed, input } from '@angular/core';

import { DiagnosisNote } from '../../problems/diagnosis-note';
import type { Exchange } from './exchange';
import { formatBody } from './format-body';
import { StatusPill } from '../../request-log/status-pill';
import { TokenView } from './token-view';

/** One request, its response as received, and the library's diagnosis. */
@Component({
  selector: 'demo-exchange-card',
  imports: [DiagnosisNote, StatusPill, TokenView],
  templateUrl: './exchange-card.html',
  styleUrl: './exchange-card.scss',
})
export class ExchangeCard {
  readonly exchange = input.required<Exchange>();

  protected readonly responseBody = computed(() => formatBody(this.exchange().http.responseBody));
}
