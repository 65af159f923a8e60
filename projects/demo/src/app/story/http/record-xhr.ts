import type { HttpRecord } from './http-record';
import { retryAfterSeconds } from './retry-after-seconds';

/**
 * Records the `XMLHttpRequest`s that `action` starts, until it settles.
 * auth0-js gives its caller a summary of the response; the story shows the response itself.
 */
export async function recordXhr(action: () => Promise<unknown>): Promise<readonly HttpRecord[]> {
  const records: HttpRecord[] = [];
  const original = globalThis.XMLHttpRequest;
  globalThis.XMLHttpRequest = recordingXhr(original, (record) => records.push(record));
  try {
    await action();
  } finally {
    globalThis.XMLHttpRequest = original;
  }
  return records;
}

function recordingXhr(
  base: typeof XMLHttpRequest,
  onRecord: (record: HttpRecord) => void,
): typeof XMLHttpRequest {
  return class RecordingXhr extends base {
    private method = 'GET';
    private target = '';
    private requestBody: string | undefined;

    constructor() {
      super();
      // This listener is the first, so the record exists before the caller is notified.
      this.addEventListener('readystatechange', () => {
        if (this.readyState === base.DONE) {
          onRecord(this.record());
        }
      });
    }

    override open(
      method: string,
      url: string | URL,
      async = true,
      username?: string | null,
      password?: string | null,
    ): void {
      this.method = method.toUpperCase();
      this.target = new URL(url, location.href).href;
      super.open(method, url, async, username, password);
    }

    override send(body?: Document | XMLHttpRequestBodyInit | null): void {
      this.requestBody = typeof body === 'string' ? body : undefined;
      super.send(body);
    }

    private record(): HttpRecord {
      return {
        method: this.method,
        url: this.target,
        requestBody: this.requestBody,
        status: this.status,
        statusText: this.statusText,
        responseBody: this.responseText,
        retryAfterSeconds: retryAfterSeconds(this.getResponseHeader('retry-after')),
        wwwAuthenticate: this.getResponseHeader('www-authenticate') ?? undefined,
      };
    }
  };
}
