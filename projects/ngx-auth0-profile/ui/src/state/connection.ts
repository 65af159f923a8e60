import { DOCUMENT, DestroyRef, Injectable, inject, signal } from '@angular/core';

/** Whether the browser has a connection. */
@Injectable({ providedIn: 'root' })
export class Connection {
  private readonly view = inject(DOCUMENT).defaultView;
  private readonly lost = signal(this.isLost);

  /** Whether there is certainly no connection. */
  readonly isOffline = this.lost.asReadonly();

  constructor() {
    const { view } = this;
    const update = (): void => {
      this.lost.set(this.isLost);
    };
    for (const event of ['online', 'offline']) {
      view?.addEventListener(event, update);
    }
    inject(DestroyRef).onDestroy(() => {
      for (const event of ['online', 'offline']) {
        view?.removeEventListener(event, update);
      }
    });
  }

  private get isLost(): boolean {
    return this.view?.navigator.onLine === false;
  }
}
