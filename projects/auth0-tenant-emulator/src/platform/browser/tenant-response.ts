import { DROP_HEADER } from '../../faults/apply-faults.ts';

/** Moves a response of the tenant below its base path: redirects, and the links and forms of its pages. */
export async function browserResponse(response: Response, basePath: string): Promise<Response> {
  if (response.headers.has(DROP_HEADER)) {
    return Response.error();
  }
  const headers = new Headers(response.headers);
  const location = headers.get('location');
  if (location?.startsWith('/') === true) {
    headers.set('location', `${basePath}${location}`);
  }
  const isPage = headers.get('content-type')?.startsWith('text/html') === true;
  const body = isPage ? withBasePath(await response.text(), basePath) : response.body;
  return new Response(body, { status: response.status, headers });
}

/** Every value in these pages is escaped, so that a quote always ends or begins an attribute. */
function withBasePath(page: string, basePath: string): string {
  return page.replaceAll(/ (action|href)="\//g, ` $1="${basePath}/`);
}
