import { Component, inject } from '@angular/core';

import { StatusPill } from '../request-log/status-pill';
import { RequestLog } from './request-log';

/** Shows the requests that the page has sent, without the developer tools. */
@Component({
  selector: 'demo-request-log',
  imports: [StatusPill],
  templateUrl: './request-log-view.html',
  styleUrl: './request-log-view.scss',
})
export class RequestLogView {
  protected readonly entries = inject(RequestLog).entries;
}
