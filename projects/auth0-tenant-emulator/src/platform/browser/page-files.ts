/// <reference lib="dom" />

/** The files of a page, kept so that it can be loaded again without its server. */
export interface PageFiles {
  /** Fetches files and keeps them. A file that cannot be fetched is left out. */
  keep(urls: readonly string[]): Promise<void>;
  /** Answers with the server's file and keeps it; with the kept file when the server does not answer. */
  fetch(request: Request): Promise<Response>;
}

/** Creates the files that are kept in a cache of this name. */
export function createPageFiles(name: string): PageFiles {
  const store = async (request: Request | string, response: Response): Promise<void> => {
    if (response.ok && response.type === 'basic') {
      const cache = await caches.open(name);
      await cache.put(request, response);
    }
  };
  return {
    async keep(urls) {
      await Promise.all(
        urls.map(async (url) => {
          const response = await fetch(url).catch(() => undefined);
          if (response !== undefined) {
            await store(url, response);
          }
        }),
      );
    },
    async fetch(request) {
      try {
        const response = await fetch(request);
        await store(request, response.clone());
        return response;
      } catch (error) {
        const cache = await caches.open(name);
        const kept = await cache.match(request, { ignoreSearch: request.mode === 'navigate' });
        if (kept !== undefined) {
          return kept;
        }
        throw error;
      }
    },
  };
}
