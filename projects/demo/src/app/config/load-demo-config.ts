import { type Auth0Document, type DemoConfig, toDemoConfig } from './demo-config';

/** The URL of the configuration document below the app's base URL, in CouchDB's form: `<database>/<document>`. */
export const CONFIG_URL = 'couchdb/demo_app/auth0-config';

/** Thrown when the configuration document cannot be used. */
export class ConfigUnavailableError extends Error {
  override readonly name = 'ConfigUnavailableError';
}

/**
 * Reads the configuration document before the app starts.
 * @throws ConfigUnavailableError when the document is missing or incomplete
 */
export async function loadDemoConfig(fetchDocument: typeof fetch = fetch): Promise<DemoConfig> {
  const response = await fetchDocument(CONFIG_URL, { headers: { accept: 'application/json' } });
  if (!response.ok) {
    throw new ConfigUnavailableError(
      `The configuration document ${CONFIG_URL} answered ${response.status}. ` +
        'Start the demo with "npm start" or "npx ng serve": both serve this document.',
    );
  }
  const document: unknown = await response.json();
  if (!isAuth0Document(document)) {
    throw new ConfigUnavailableError(
      `The configuration document ${CONFIG_URL} is incomplete. ` +
        'It must have clientID, storyClientID, domain, proxy.url and proxy.audience.',
    );
  }
  return toDemoConfig(document);
}

function isAuth0Document(value: unknown): value is Auth0Document {
  return (
    isRecord(value) &&
    ['_rev', 'clientID', 'storyClientID', 'domain'].every(
      (key) => typeof value[key] === 'string',
    ) &&
    isRecord(value['proxy']) &&
    typeof value['proxy']['url'] === 'string' &&
    typeof value['proxy']['audience'] === 'string'
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
