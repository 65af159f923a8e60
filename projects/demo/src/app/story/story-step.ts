import type { DemoConfig } from '../config/demo-config';
import type { StoryLogin, StoryTokens } from './story-login';

/** One chapter of the story: what the developer believed, wrote, sent and changed next. */
export interface StoryStep {
  /** The last segment of the step's address, `1` to `6` or `lock`. */
  readonly id: string;
  readonly title: string;
  /** What the developer wants and believes, in a few plain sentences. */
  readonly belief: string;
  /** The developer's code; a line that starts with `+` or `-` changed since the step before. */
  readonly code: string;
  readonly requests: readonly StoryRequest[];
  /** The statuses this step is known for, shown in the list of steps. */
  readonly outcome: readonly number[];
  /** Whether the reader can choose the e-mail address that is sent. */
  readonly asksForEmail: boolean;
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
  /** The library call in the developer's code that sends it. */
  readonly sender: 'auth0.Management' | 'fetch';
  readonly login: (config: DemoConfig) => StoryLogin;
  readonly token: 'idToken' | 'accessToken';
  readonly method: 'PATCH' | 'POST';
  /** Where it goes, and the scope the endpoint needs according to Auth0's documentation. */
  readonly target: 'management-api' | 'profile-proxy';
  readonly body: (input: StoryInput) => Readonly<Record<string, unknown>>;
}

/** What the reader chose on the page. */
export interface StoryInput {
  readonly email: string;
}

/** The URL a request goes to, for the user who is logged in. */
export function urlOf(request: StoryRequest, config: DemoConfig, tokens: StoryTokens): string {
  return request.target === 'profile-proxy'
    ? new URL('/me/email', config.proxyUrl).href
    : `${config.tenantUrl}/api/v2/users/${encodeURIComponent(tokens.userId)}`;
}

/** The Management API's identifier as the developer wrote it: `https://` + domain. */
export function managementAudience(config: DemoConfig): string {
  return `https://${config.domain}/api/v2/`;
}
