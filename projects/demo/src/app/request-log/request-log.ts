import { Injectable, signal } from '@angular/core';

import type { LoggedRequest } from './logged-request';

/** The last 20 requests that this page sent with `HttpClient`, newest first. */
@Injectable({ providedIn: 'root' })
export class RequestLog {
  private readonly list = signal<readonly LoggedRequest[]>([]);
  private lastId = 0;

  readonly entries = this.list.asReadonly();

  /** Adds a request and returns the id of its entry. */
  add(entry: Omit<LoggedRequest, 'id' | 'status'>): number {
    const id = ++this.lastId;
    this.list.update((list) => [{ ...entry, id, status: undefined }, ...list].slice(0, 20));
    return id;
  }

  /** Stores the status of the response; `0` when there was none. */
  setStatus(id: number, status: number): void {
    this.list.update((list) =>
      list.map((entry) => (entry.id === id ? { ...entry, status } : entry)),
    );
  }
}
