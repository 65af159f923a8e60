import type { BrowserContext, Request } from '@playwright/test';

import { servers } from './servers.ts';

/** The origins a token may be sent to, and nobody else. */
export const TOKEN_ORIGINS: readonly string[] = [servers.tenant, servers.proxy];

/** A token that went where none may go. */
export interface Leak {
  readonly origin: string;
  readonly how: 'Authorization header' | 'address' | 'body';
}

/** Watches every request of a browser for tokens; one watch lasts for the whole run. */
export class TokenWatch {
  private readonly pending: Promise<void>[] = [];
  private readonly found: Leak[] = [];
  private sent = 0;

  watch(context: BrowserContext): void {
    context.on('request', (request) => this.pending.push(this.inspect(request)));
  }

  /** How many requests carried a token, and which of them should not have. */
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
    if (holdsToken(url.pathname + url.search)) {
      this.found.push({ origin: url.origin, how: 'address' });
    }
    if (!allowed && holdsToken(request.postData() ?? '')) {
      this.found.push({ origin: url.origin, how: 'body' });
    }
  }
}

/** Whether a text holds something with the look of a signed token. */
function holdsToken(text: string): boolean {
  return /eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/.test(decodeURIComponent(text));
}
