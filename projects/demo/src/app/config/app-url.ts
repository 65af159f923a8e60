/** The URL of a page of this app, below its base URL: `appUrl('story/1')`. Without a path: of its first page. */
export function appUrl(path = '.'): string {
  return new URL(path, document.baseURI).href;
}
