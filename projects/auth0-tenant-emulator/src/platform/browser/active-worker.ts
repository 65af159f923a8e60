/// <reference lib="dom" />
import { TenantError } from '../../common/tenant-error.ts';

/**
 * The newest service worker of a registration, once it is active.
 *
 * @throws TenantError `service-worker-unavailable`, `invalid-option`
 */
export async function activeWorker(
  registration: ServiceWorkerRegistration,
): Promise<ServiceWorker> {
  if (!location.href.startsWith(registration.scope)) {
    throw new TenantError(
      'invalid-option',
      `This page is not below ${registration.scope}. Serve the worker's file in a folder above the page.`,
    );
  }
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  if (worker === null) {
    throw failed();
  }
  while (worker.state !== 'activated') {
    if (worker.state === 'redundant') {
      throw failed();
    }
    await new Promise((resolve) => {
      worker.addEventListener('statechange', resolve, { once: true });
    });
  }
  return worker;
}

function failed(): TenantError {
  return new TenantError(
    'service-worker-unavailable',
    'The service worker of the tenant has failed while it was installed. Look at its console.',
  );
}
