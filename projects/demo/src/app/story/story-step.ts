import type { DemoConfig } from '../config/demo-config';
import type { LoginRequest, StoryTokens } from './session/login-request';

/** One step of the story: the developer's assumption, code, requests and next change. */
export interface StoryStep {
  /** The last segment of the step's URL, `1` to `6` or `lock`. */
  readonly id: string;
  readonly title: string;
  /** What the developer wants to do and assumes. */
  readonly assumption: string;
  /** The developer's code; a line that starts with `+` or `-` changed since the step before. */
  readonly code: string;
  /** The same with the library. */
  readonly fixedCode: string;
  readonly requests: readonly StoryRequest[];
  /** The statuses that this step gets when nothing fails. */
  readonly expectedStatuses: readonly number[];
  /** Whether the page has a field for the e-mail address to send. */
  readonly hasEmailField: boolean;
  /** A side effect to know before the requests are sent. */
  readonly notice?: string;
  readonly lesson: StoryLesson;
}

/** The change that leads to the next step. */
export interface StoryLesson {
  readonly text: string;
  readonly code?: string;
}

/** One real request of a step. */
export interface StoryRequest {
  readonly label: string;
  /** The function in the developer's code that sends the request. */
  readonly sender: 'auth0.Management' | 'fetch';
  readonly login: (config: DemoConfig) => LoginRequest;
  readonly token: 'idToken' | 'accessToken';
  readonly method: 'PATCH' | 'POST';
  /** The API that receives the request. */
  readonly target: 'management-api' | 'profile-proxy';
  readonly body: (input: StoryInput) => Readonly<Record<string, unknown>>;
}

/** The input of the page's fields. */
export interface StoryInput {
  readonly email: string;
}

/** The URL of a request for the user who is logged in. */
export function urlOf(request: StoryRequest, config: DemoConfig, tokens: StoryTokens): string {
  return request.target === 'profile-proxy'
    ? `${config.proxyUrl}/me/email`
    : `${config.tenantUrl}/api/v2/users/${encodeURIComponent(tokens.userId)}`;
}

/** The Management API's identifier as the developer wrote it: `https://` + domain. */
export function managementAudience(config: DemoConfig): string {
  return `https://${config.domain}/api/v2/`;
}
