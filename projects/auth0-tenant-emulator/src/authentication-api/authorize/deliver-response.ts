import {
  formPostPage,
  webMessagePage,
  type ResponseParameters,
} from '../../pages/authorization-response-page.ts';
import type { AuthorizationRequest } from '../../state/grants.ts';

/** Sends an authorization response to the application in the response mode it requested. */
export function deliverResponse(
  request: AuthorizationRequest,
  parameters: ResponseParameters,
): Response | Promise<Response> {
  const { redirectUri, state } = request;
  const response = state === undefined ? parameters : { ...parameters, state };
  switch (request.responseMode) {
    case 'query':
      return redirect(withParameters(redirectUri, response, 'search'));
    case 'fragment':
      return redirect(withParameters(redirectUri, response, 'hash'));
    case 'form_post':
      return formPostPage(redirectUri, response, formTargetsOf(redirectUri));
    case 'web_message':
      return webMessagePage(new URL(redirectUri).origin, response);
  }
}

/** Sends an error to the application in the response mode it requested. */
export function deliverError(
  request: AuthorizationRequest,
  error: string,
  description: string,
): Response | Promise<Response> {
  return deliverResponse(request, { error, error_description: description });
}

/** Origins and schemes to which a form may lead when it ends at this redirect URI. */
export function formTargetsOf(redirectUri: string): string[] {
  const url = new URL(redirectUri);
  return [url.origin === 'null' ? url.protocol : url.origin];
}

function redirect(location: string): Response {
  return new Response(null, { status: 302, headers: { location, 'cache-control': 'no-store' } });
}

function withParameters(
  redirectUri: string,
  response: ResponseParameters,
  part: 'search' | 'hash',
): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(response)) {
    parameters.set(name, String(value));
  }
  const encoded = parameters.toString().replaceAll('+', '%20');
  if (part === 'hash') {
    return `${redirectUri.split('#', 1)[0] ?? ''}#${encoded}`;
  }
  const separator = redirectUri.includes('?') ? '&' : '?';
  return `${redirectUri}${separator}${encoded}`;
}
