import { Injectable, inject } from '@angular/core';
import { diagnose } from 'ngx-auth0-profile/diagnosis';

import { DEMO_CONFIG } from '../config/demo-config';
import type { Exchange } from './exchange/exchange';
import { scopeOutcomes } from './exchange/scope-outcomes';
import type { StoryTokens } from './session/login-request';
import { responseTypeOf } from './request-settings';
import { StorySession } from './session/story-session';
import { type StoryInput, type StoryRequest, urlOf } from './story-step';
import { describeToken, scopesOf } from './http/describe-token';
import { sendWithFetch } from './http/send-with-fetch';
import { sendWithManagement } from './http/send-with-management';
import type { HttpRecord } from './http/http-record';

/** Sends the requests of a step and explains the responses. */
@Injectable({ providedIn: 'root' })
export class StoryRunner {
  private readonly config = inject(DEMO_CONFIG);
  private readonly session = inject(StorySession);

  /**
   * Sends requests one after the other, and yields each with its response.
   * @throws LoginRequiredError when the tenant has no session for this browser
   */
  async *run(requests: readonly StoryRequest[], input: StoryInput): AsyncGenerator<Exchange> {
    for (const request of requests) {
      yield await this.send(request, input);
    }
  }

  private async send(request: StoryRequest, input: StoryInput): Promise<Exchange> {
    const login = request.login(this.config);
    const tokens = await this.session.tokensFor(login);
    const token = tokens[request.token];
    if (token === undefined) {
      throw new MissingTokenError(request.token, responseTypeOf(login));
    }
    const http = await this.transmit(request, tokens, token, input);
    const description = describeToken(token);
    const granted = tokens.granted ?? scopesOf(describeToken(tokens.accessToken ?? ''));
    return {
      label: request.label,
      sender: request.sender,
      token: description,
      audience: login.audience,
      requestedScopes: scopeOutcomes(login.scope, granted),
      http,
      diagnosis: isSuccess(http)
        ? undefined
        : diagnose(
            {
              status: http.status,
              body: http.responseBody,
              headers: { 'retry-after': String(http.retryAfterSeconds ?? '') },
            },
            {
              domain: this.config.domain,
              clientId: this.config.storyClientId,
              proxyAudience: this.config.proxyAudience,
              token,
              requestedScopes: login.scope,
              method: request.method,
              url: http.url,
              fields: Object.keys(request.body(input)),
            },
          ),
    };
  }

  private transmit(
    request: StoryRequest,
    tokens: StoryTokens,
    token: string,
    input: StoryInput,
  ): Promise<HttpRecord> {
    const body = request.body(input);
    const metadata = body['user_metadata'];
    if (request.sender === 'auth0.Management' && typeof metadata === 'object' && metadata) {
      const { domain, tenantUrl } = this.config;
      return sendWithManagement({ domain, tenantUrl, token, userId: tokens.userId, metadata });
    }
    return sendWithFetch({
      method: request.method,
      url: urlOf(request, this.config, tokens),
      token,
      body,
    });
  }
}

/** Thrown when the login has not returned the token that is to be sent. */
class MissingTokenError extends Error {
  override readonly name = 'MissingTokenError';

  constructor(token: StoryRequest['token'], responseType: string) {
    super(
      `Nothing was sent: the response type "${responseType}" returns no ` +
        `${token === 'idToken' ? 'ID token' : 'access token'}. Choose another one.`,
    );
  }
}

function isSuccess({ status }: HttpRecord): boolean {
  return status >= 200 && status < 300;
}
