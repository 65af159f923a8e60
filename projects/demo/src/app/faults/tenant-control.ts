import { Injectable, inject } from '@angular/core';

import { DEMO_CONFIG } from '../config/demo-config';

/** The control plane of the emulator. A tenant at Auth0 has no such thing. */
@Injectable({ providedIn: 'root' })
export class TenantControl {
  private readonly config = inject(DEMO_CONFIG);

  /** Sends a request to `/_emulator/<path>`; resolves to the JSON of the response, if it has any. */
  async send(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.config.tenantUrl}/_emulator/${path}`, {
      method,
      ...(body && {
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    if (!response.ok) {
      throw new Error(`The emulator answered ${response.status} to ${method} /_emulator/${path}.`);
    }
    return response.status === 204 ? undefined : response.json();
  }
}
