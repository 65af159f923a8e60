import type { BrowserContext, Request } from '@playwright/test';

import { servers } from './servers.ts';

/** The only origins that may receive a token. */
export const TOKEN_ORIGINS: readonly string[] = [servers.tenant, servers.proxy];

/** A token that was sent to an origin that may not receive one, or in a URL. */
export interface Leak {
  readonly origin: string;
  readonly how: 'Authorization header' | 'URL' | 'body';
}

/** Looks for tokens in every request of a browser. One monitor is used for the whole run. */
export class TokenMonitor {
  private readonly pending: Promise<void>[] = [];
  private readonly found: Leak[] = [];
  private sent = 0;

  watch(context: BrowserContext): void {
    context.on('request', (request) => this.pending.push(this.inspect(request)));
  }

  /** The number of requests with a token, and those that should have had none. */
  async report(): Promise<{ sent: number; leaks: readonly Leak[] }> {
    await Promise.all(this.pending);
    return { sent: this.sent, leaks: this.found };
  }

  private async inspect(request: Request): Promise<void> {
    const url = new URL(request.url());
    const headers = await request.allHeaders().catch(() => request.headers());
    const allowed = TOKEN_ORIGINS.includes(url.origin);
    if (headers['authorization'] !== undefined) {
      this.sent++;
      if (!allowed) {
        this.found.push({ origin: url.origin, how: 'Authorization header' });
      }
    }
    if (containsToken(url.pathname + url.search)) {
      this.found.push({ origin: url.origin, how: 'URL' });
    }
    if (!allowed && containsToken(request.postData() ?? '')) {
      this.found.push({ origin: url.origin, how: 'body' });
    }
  }
}

/** Whether a text contains something that looks like a JWT. */
function containsToken(text: string): boolean {
  return /eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/.test(decodeURIComponent(text));
}
