import type { DemoConfig } from '../config/demo-config';
import { type StoryRequest, managementAudience } from './story-step';

/** The settings of a request that the reader can change. */
export interface RequestSettings {
  readonly token: StoryRequest['token'];
  readonly audience: 'none' | 'management-api' | 'profile-proxy';
  readonly scope: string;
}

/** The settings of a request as the developer wrote them. */
export function settingsOf(request: StoryRequest, config: DemoConfig): RequestSettings {
  const { audience, scope } = request.login(config);
  return {
    token: request.token,
    audience:
      audience === undefined
        ? 'none'
        : audience === config.proxyAudience
          ? 'profile-proxy'
          : 'management-api',
    scope,
  };
}

/** The request with other settings. */
export function withSettings(request: StoryRequest, settings: RequestSettings): StoryRequest {
  const { token, audience, scope } = settings;
  return {
    ...request,
    token,
    login: (config) => ({
      ...(audience !== 'none' && {
        audience: audience === 'profile-proxy' ? config.proxyAudience : managementAudience(config),
      }),
      scope: scope.split(/\s+/).filter(Boolean).join(' '),
    }),
  };
}

/** Whether a value from a stored login is a set of settings. */
export function isRequestSettings(value: unknown): value is RequestSettings {
  const { token, audience, scope } = (value ?? {}) as Record<string, unknown>;
  return (
    ['idToken', 'accessToken'].includes(String(token)) &&
    ['none', 'management-api', 'profile-proxy'].includes(String(audience)) &&
    typeof scope === 'string'
  );
}
