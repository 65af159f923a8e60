import type { WireRecord } from './wire-record';

/**
 * Records the `XMLHttpRequest`s that `action` starts, until it settles.
 * auth0-js hands its caller a digest of the answer; the story shows the answer itself.
 */
export async function recordXhr(action: () => Promise<unknown>): Promise<readonly WireRecord[]> {
  const records: WireRecord[] = [];
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
  onRecord: (record: WireRecord) => void,
): typeof XMLHttpRequest {
  return class RecordingXhr extends base {
    private method = 'GET';
    private target = '';
    private requestBody: string | undefined;

    constructor() {
      super();
      // Added before anybody else can listen, so that the record is there when the caller is told.
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

    private record(): WireRecord {
      return {
        method: this.method,
        url: this.target,
        requestBody: this.requestBody,
        status: this.status,
        statusText: this.statusText,
        responseBody: this.responseText,
        wwwAuthenticate: this.getResponseHeader('www-authenticate') ?? undefined,
      };
    }
  };
}
