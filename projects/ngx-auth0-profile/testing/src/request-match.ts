/** Which requests a response or a failure is for, and how many of them. */
export interface RequestMatch {
  /** Only requests with this method. Default: any. */
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /**
   * Only requests to this path below the `url` of the API, or to this absolute URL; `:name` stands
   * for any one segment. The query does not count. Default: any.
   */
  readonly path?: string;
  /** How many requests it is for. Default: see the function that takes it. */
  readonly times?: number;
}

/** What a request is compared by. */
export interface MatchedRequest {
  readonly method: string;
  /** The path below the API. */
  readonly path: string;
  /** The absolute URL. */
  readonly url: string;
}

/** Whether a response or failure is for this request. */
export function matchesRequest(match: RequestMatch, request: MatchedRequest): boolean {
  const { method, path } = match;
  return (
    (method === undefined || method === request.method) &&
    (path === undefined ||
      matchesPath(path, path.startsWith('/') ? request.path : withoutQuery(request.url)))
  );
}

function matchesPath(template: string, path: string): boolean {
  const [expected, actual] = [template.split('/'), path.split('/')];
  return (
    expected.length === actual.length &&
    expected.every((part, index) => part === actual[index] || isParameter(part))
  );
}

/** `:id` is one; the `:` of `https:` ends its part. */
function isParameter(part: string): boolean {
  return part.startsWith(':');
}

function withoutQuery(url: string): string {
  return url.split(/[?#]/, 1).join();
}
