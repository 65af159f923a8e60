import { describeToken } from '../story/http/describe-token';

/** One thing that a script in the page can read. */
export interface PageEntry {
  readonly name: string;
  /** What is in it: the kind of token, or that it is none. */
  readonly content: string;
  readonly isToken: boolean;
}

/** What scripts in the page can read. */
export interface PageContents {
  readonly memory: readonly PageEntry[];
  readonly localStorage: readonly PageEntry[];
  readonly sessionStorage: readonly PageEntry[];
  readonly cookies: readonly PageEntry[];
}

/** The cache of Auth0's SDK, as far as this page reads it. */
export interface ReadableCache {
  allKeys?(): Promise<string[]> | string[];
  get(key: string): unknown;
}

const JWT = /eyJ[\w-]+\.[\w-]+\.[\w-]+/;

/** Lists what scripts in the page can read now. The tokens themselves are not in the result. */
export async function readPageContents(cache: ReadableCache | undefined): Promise<PageContents> {
  return {
    memory: await readCache(cache),
    localStorage: readStorage(localStorage),
    sessionStorage: readStorage(sessionStorage),
    cookies: document.cookie
      .split('; ')
      .filter(Boolean)
      .map((cookie) => entryOf(cookie.split('=')[0] ?? '', cookie)),
  };
}

async function readCache(cache: ReadableCache | undefined): Promise<readonly PageEntry[]> {
  const keys = (await cache?.allKeys?.()) ?? [];
  const entries = await Promise.all(keys.map(async (key) => tokensOf(await cache?.get(key))));
  return entries.flat();
}

/** The tokens in one entry of the SDK's cache. */
function tokensOf(entry: unknown): readonly PageEntry[] {
  const { body = {}, ...own } = (entry ?? {}) as Record<string, unknown>;
  const {
    access_token: access,
    refresh_token: refresh,
    audience,
    scope,
  } = body as Record<string, unknown>;
  const id = own['id_token'];
  return [
    ...(typeof id === 'string'
      ? [{ name: 'ID token', content: 'who logged in', isToken: true }]
      : []),
    ...(typeof access === 'string'
      ? [
          {
            name: `access token for ${String(audience)}`,
            content: `scopes ${String(scope)}`,
            isToken: true,
          },
        ]
      : []),
    ...(typeof refresh === 'string' ? [{ name: 'refresh token', content: '', isToken: true }] : []),
  ];
}

function readStorage(storage: Storage): readonly PageEntry[] {
  return Object.keys(storage).map((name) => entryOf(name, storage.getItem(name) ?? ''));
}

function entryOf(name: string, value: string): PageEntry {
  const token = JWT.exec(value)?.[0];
  return {
    name,
    content: token === undefined ? 'no token' : describeToken(token).kind,
    isToken: token !== undefined,
  };
}
