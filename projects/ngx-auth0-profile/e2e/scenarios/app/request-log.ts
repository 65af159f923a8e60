import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { Injectable, inject, signal } from '@angular/core';
import { isAuth0ProfileError } from 'ngx-auth0-profile';
import { firstValueFrom } from 'rxjs';

/** Sends requests and keeps the outcome of each. */
@Injectable({ providedIn: 'root' })
export class RequestLog {
  private readonly http = inject(HttpClient);
  private readonly log = signal<readonly string[]>([]);
  readonly outcomes = this.log.asReadonly();

  async send(address: string, times: number): Promise<void> {
    await Promise.all(Array.from({ length: times }, () => this.sendOne(address)));
  }

  private async sendOne(address: string): Promise<void> {
    const outcome = await firstValueFrom(this.http.get(address)).then(() => 'done', outcomeOf);
    this.log.update((outcomes) => [...outcomes, `${address}: ${outcome}`]);
  }
}

function outcomeOf(error: unknown): string {
  return isAuth0ProfileError(error)
    ? error.code
    : error instanceof HttpErrorResponse
      ? `HTTP ${error.status}`
      : String(error);
}
