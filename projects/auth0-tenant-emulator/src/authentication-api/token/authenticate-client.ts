import { fromBase64 } from '../../common/base64.ts';
import { sameText } from '../../common/same-text.ts';
import type { Application } from '../../state/application.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { oauthError } from '../oauth-errors.ts';
import { required, type Parameters } from '../request-parameters.ts';
import { clientOfAssertion, verifyClientAssertion } from './verify-client-assertion.ts';

/** The application that sends the request, after checking its secret or assertion. */
export async function authenticateClient(
  c: RequestContext,
  body: Parameters,
): Promise<Application> {
  const { tenant } = c.var;
  const basic = basicCredentials(c.req.header('authorization'));
  const assertion = body.get('client_assertion');
  const clientId =
    basic?.id ??
    body.get('client_id') ??
    clientOfAssertion(assertion) ??
    required(body, 'client_id');
  const application = tenant.state.applications.get(clientId);
  if (application === undefined) {
    throw oauthError('unknownClient');
  }
  const keys = application.client_authentication_methods?.private_key_jwt.credentials;
  if (keys === undefined) {
    checkSecret(application, basic?.secret ?? body.get('client_secret'));
  } else {
    await verifyClientAssertion(tenant, application, keys, body);
  }
  return application;
}

function checkSecret(application: Application, secret: string | undefined): void {
  const isPublic = application.app_type === 'spa' || application.app_type === 'native';
  if (isPublic && secret === undefined) {
    return;
  }
  if (application.client_secret === undefined || secret === undefined) {
    throw oauthError('wrongSecret');
  }
  if (!sameText(application.client_secret, secret)) {
    throw oauthError('wrongSecret');
  }
}

function basicCredentials(header: string | undefined): { id: string; secret: string } | undefined {
  const encoded = /^Basic\s+(\S+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) {
    return undefined;
  }
  const text = fromBase64(encoded);
  const separator = text.indexOf(':');
  if (separator < 0) {
    return undefined;
  }
  return { id: decode(text.slice(0, separator)), secret: decode(text.slice(separator + 1)) };
}

/** RFC 6749 §2.3.1: both halves are form-encoded before they are joined. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
