import { Injectable, signal } from '@angular/core';

import type { JournalEntry } from './journal-entry';

/** The requests this page made through `HttpClient`, newest first. */
@Injectable({ providedIn: 'root' })
export class RequestJournal {
  private readonly list = signal<readonly JournalEntry[]>([]);
  private lastId = 0;

  readonly entries = this.list.asReadonly();

  /** Notes a request as it leaves, and answers with the number of its entry. */
  begin(entry: Omit<JournalEntry, 'id' | 'status'>): number {
    const id = ++this.lastId;
    this.list.update((list) => [{ ...entry, id, status: undefined }, ...list].slice(0, 20));
    return id;
  }

  /** Notes the answer. */
  finish(id: number, status: number): void {
    this.list.update((list) =>
      list.map((entry) => (entry.id === id ? { ...entry, status } : entry)),
    );
  }
}
