import { ensureImport, relativeSpecifier } from '../../app-code/ensure-import';
import type { AppSources } from '../../app-code/app-sources';
import type { Settings, Tenant } from '../settings';

/** How the values of the set-up are written in one file: the code that stands for each. */
export interface ValueCode {
  domain: string;
  clientId: string;
  audience: string;
  proxyUrl: string;
}

/** Gives the code for the configured values in a file, importing what it needs there. */
export type ValuesIn = (path: string) => ValueCode;

/** Values read from `environment.auth0`. */
export function environmentValues(sources: AppSources, environmentPath: string): ValuesIn {
  return (path) => {
    const specifier = relativeSpecifier(path, environmentPath);
    const name = `${ensureImport(sources, path, 'environment', specifier)}.auth0`;
    return {
      domain: `${name}.domain`,
      clientId: `${name}.clientId`,
      audience: `${name}.audience`,
      proxyUrl: `${name}.proxyUrl`,
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

/** The `auth0: {...}` property of an environment file. */
export function environmentProperty(tenant: Tenant, settings: Settings): string {
  const lines = [
    `domain: ${quote(tenant.domain)},`,
    `clientId: ${quote(tenant.clientId)},`,
    `audience: ${quote(tenant.audience)},`,
    ...(settings.mode === 'proxy' ? [`proxyUrl: ${quote(settings.proxyUrl)},`] : []),
  ];
  return `auth0: {\n${lines.map((line) => `  ${line}`).join('\n')}\n}`;
}

/** A TypeScript string literal. */
export function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
