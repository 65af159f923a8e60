import type { Readers } from '../../app-code/application';
import type { AppSources } from '../../app-code/app-sources';
import { ensureImport, importFile } from '../../app-code/ensure-import';
import type { Settings, Tenant } from '../settings';
import type { EnvironmentKeys } from './environment-keys';

/** How the values of the set-up are written in one file: the code that stands for each. */
export type ValueCode = Record<ValueKey, string>;

/** What the set-up has to know. */
export type ValueKey = 'domain' | 'clientId' | 'audience' | 'proxyUrl';

/** Gives the code for the configured values in a file, importing what it needs there. */
export type ValuesIn = (path: string) => ValueCode;

/** Values read from `environment.auth0`, by the names it has for them. */
export function environmentValues(
  { sources, modules }: Readers,
  environmentPath: string,
  keys: EnvironmentKeys,
): ValuesIn {
  return (path) => {
    const environment = importFile(sources, modules, path, 'environment', environmentPath);
    const value = (key: ValueKey) => `${environment}.auth0.${keys[key]}`;
    return {
      domain: value('domain'),
      clientId: value('clientId'),
      audience: value('audience'),
      proxyUrl: value('proxyUrl'),
    };
  };
}

/** Values written where they are used; those that differ by build go by Angular's development mode. */
export function literalValues(sources: AppSources, settings: Settings): ValuesIn {
  const { production, development } = settings;
  return (path) => {
    const code = (key: keyof Tenant) => {
      if (production[key] === development[key]) {
        return quote(production[key]);
      }
      const isDevMode = ensureImport(sources, path, 'isDevMode', '@angular/core');
      return `${isDevMode}() ? ${quote(development[key])} : ${quote(production[key])}`;
    };
    return {
      domain: code('domain'),
      clientId: code('clientId'),
      audience: code('audience'),
      proxyUrl: quote(settings.proxyUrl),
    };
  };
}

/** The values of development as they stand, for code that is printed. */
export function literalValueCode({ development, proxyUrl }: Settings): ValueCode {
  return {
    domain: quote(development.domain),
    clientId: quote(development.clientId),
    audience: quote(development.audience),
    proxyUrl: quote(proxyUrl),
  };
}

/** The properties of `auth0: {...}` in an environment file, one a line. */
export function environmentProperties(tenant: Tenant, settings: Settings): Record<string, string> {
  return {
    domain: quote(tenant.domain),
    clientId: quote(tenant.clientId),
    audience: quote(tenant.audience),
    ...(settings.mode === 'proxy' ? { proxyUrl: quote(settings.proxyUrl) } : {}),
  };
}

/** A TypeScript string literal. */
export function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
