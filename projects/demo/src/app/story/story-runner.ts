import { Injectable, inject } from '@angular/core';
import { diagnose } from 'ngx-auth0-profile/diagnosis';

import { DEMO_CONFIG } from '../config/demo-config';
import type { Exchange } from './exchange';
import { scopeOutcomes } from './scope-outcomes';
import type { StoryTokens } from './story-login';
import { StorySession } from './story-session';
import { type StoryInput, type StoryRequest, type StoryStep, urlOf } from './story-step';
import { describeToken, scopesOf } from './wire/describe-token';
import { sendWithFetch } from './wire/send-with-fetch';
import { sendWithManagement } from './wire/send-with-management';
import type { WireRecord } from './wire/wire-record';

/** Sends the requests of a step, for real, and explains the answers. */
@Injectable({ providedIn: 'root' })
export class StoryRunner {
  private readonly config = inject(DEMO_CONFIG);
  private readonly session = inject(StorySession);

  /**
   * Runs `step`, one request after the other.
   * @throws LoginNeededError when the tenant has no session for this browser
   */
  async run(step: StoryStep, input: StoryInput): Promise<readonly Exchange[]> {
    const exchanges: Exchange[] = [];
    for (const request of step.requests) {
      exchanges.push(await this.send(request, input));
    }
    return exchanges;
  }

  private async send(request: StoryRequest, input: StoryInput): Promise<Exchange> {
    const login = request.login(this.config);
    const tokens = await this.session.tokensFor(login);
    const token = tokens[request.token];
    const wire = await this.transmit(request, tokens, token, input);
    const description = describeToken(token);
    const granted = tokens.granted ?? scopesOf(describeToken(tokens.accessToken));
    return {
      label: request.label,
      sender: request.sender,
      token: description,
      audience: login.audience,
      asked: scopeOutcomes(login.scope, granted),
      wire,
      diagnosis:
        wire.status < 400
          ? undefined
          : diagnose(
              { status: wire.status, body: wire.responseBody },
              {
                domain: this.config.domain,
                clientId: this.config.storyClientId,
                proxyAudience: this.config.proxyAudience,
                token,
                requestedScopes: login.scope,
                method: request.method,
                url: wire.url,
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
  ): Promise<WireRecord> {
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
