import { Injectable } from '@angular/core';

/** Which navigation has led to a login: the router runs all of its guards at once, and one is enough. */
@Injectable({ providedIn: 'root' })
export class LoginRedirects {
  private last: number | undefined;

  /** Whether nothing has led to a login in this navigation yet; from now on something has. */
  begin(navigation: number | undefined): boolean {
    const first = navigation === undefined || navigation !== this.last;
    this.last = navigation;
    return first;
  }
}
