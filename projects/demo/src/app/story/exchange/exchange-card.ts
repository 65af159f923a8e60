import { CdkCopyToClipboard } from '@angular/cdk/clipboard';
import { Component, computed, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { DiagnosisNote } from '../../problems/diagnosis-note';
import { curlCommand } from './curl-command';
import type { Exchange } from './exchange';
import { formatBody } from './format-body';
import { StatusPill } from '../../request-log/status-pill';
import { TokenView } from './token-view';

/** One request, its response as received, and the library's diagnosis. */
@Component({
  selector: 'demo-exchange-card',
  imports: [CdkCopyToClipboard, MatButton, DiagnosisNote, StatusPill, TokenView],
  templateUrl: './exchange-card.html',
  styleUrl: './exchange-card.scss',
})
export class ExchangeCard {
  readonly exchange = input.required<Exchange>();

  protected readonly curl = computed(() => curlCommand(this.exchange().http));
  protected readonly copied = linkedSignal({ source: this.exchange, computation: () => false });
  protected readonly responseBody = computed(() => formatBody(this.exchange().http.responseBody));
}
