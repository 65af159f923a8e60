import { Component, inject } from '@angular/core';

import { StatusPill } from '../story/status-pill';
import { RequestJournal } from './request-journal';

/** Shows what really left the page, so that nobody has to open the developer tools. */
@Component({
  selector: 'demo-journal-view',
  imports: [StatusPill],
  templateUrl: './journal-view.html',
  styleUrl: './journal-view.scss',
})
export class JournalView {
  protected readonly entries = inject(RequestJournal).entries;
}
