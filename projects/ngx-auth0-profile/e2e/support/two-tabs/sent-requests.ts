import type { BrowserContext, Page, Request } from '@playwright/test';
import { claimsOf } from '../token-claims.ts';

/** A request with an access token, as the browser sent it. */
export interface SentRequest {
  readonly page: Page;
  readonly method: string;
  readonly path: string;
  /** Whom the token belongs to. */
  readonly subject: unknown;
}

/** Records the requests with access tokens of all pages of a browser. */
export class SentRequests {
  private readonly pending = new Set<Request>();
  private sent: SentRequest[] = [];

  constructor(context: BrowserContext) {
    context.on('request', (request) => {
      this.pending.add(request);
      const token = /^Bearer (.+)/.exec(request.headers()['authorization'] ?? '')?.[1];
      if (token !== undefined) {
        this.sent.push({
          page: request.frame().page(),
          method: request.method(),
          path: decodeURIComponent(new URL(request.url()).pathname),
          subject: claimsOf(token)['sub'],
        });
      }
    });
    const ended = (request: Request): void => void this.pending.delete(request);
    context.on('requestfinished', ended);
    context.on('requestfailed', ended);
  }

  /** Whether a request is waiting for its answer. */
  get isBusy(): boolean {
    return this.pending.size > 0;
  }

  /** The requests since the last call. */
  take(): readonly SentRequest[] {
    const { sent } = this;
    this.sent = [];
    return sent;
  }
}
