import type { DemoConfig } from '../config/demo-config';
import type { LoginRequest } from './session/login-request';
import { type StoryRequest, managementAudience } from './story-step';

/** The response types that return tokens in the URL. */
export const RESPONSE_TYPES = ['token id_token', 'token', 'id_token'] as const;

/** The settings of a request that the reader can change. */
export interface RequestSettings {
  readonly token: StoryRequest['token'];
  readonly audience: 'none' | 'management-api' | 'profile-proxy';
  readonly scope: string;
  readonly responseType: string;
  /** Whether the login asks for a second factor. */
  readonly mfa: boolean;
}

/** The settings of a request as the developer wrote them. */
export function settingsOf(request: StoryRequest, config: DemoConfig): RequestSettings {
  const login = request.login(config);
  const { audience, scope, mfa = false } = login;
  return {
    token: request.token,
    audience:
      audience === undefined
        ? 'none'
        : audience === config.proxyAudience
          ? 'profile-proxy'
          : 'management-api',
    scope,
    responseType: responseTypeOf(login),
    mfa,
  };
}

/** The request with other settings. */
export function withSettings(request: StoryRequest, settings: RequestSettings): StoryRequest {
  const { token, audience, scope, responseType, mfa } = settings;
  return {
    ...request,
    token,
    login: (config) => {
      const { audience: _, ...written } = request.login(config);
      return {
        ...written,
        ...(audience !== 'none' && {
          audience:
            audience === 'profile-proxy' ? config.proxyAudience : managementAudience(config),
        }),
        scope: scope.split(/\s+/).filter(Boolean).join(' '),
        ...(responseType !== responseTypeOf(written) && { responseType }),
        ...(mfa && { mfa }),
      };
    },
  };
}

/** The response type of a login: the one it names, or the default of what logs in. */
export function responseTypeOf({ responseType, by }: LoginRequest): string {
  return responseType ?? (by === 'Auth0Lock' ? 'token' : 'token id_token');
}

/** Whether a value from a stored login is a set of settings. */
export function isRequestSettings(value: unknown): value is RequestSettings {
  const { token, audience, scope, responseType, mfa } = (value ?? {}) as Record<string, unknown>;
  return (
    ['idToken', 'accessToken'].includes(String(token)) &&
    ['none', 'management-api', 'profile-proxy'].includes(String(audience)) &&
    typeof scope === 'string' &&
    typeof responseType === 'string' &&
    typeof mfa === 'boolean'
  );
}
