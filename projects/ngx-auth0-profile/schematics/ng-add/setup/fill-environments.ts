import type { Tree } from '@angular-devkit/schematics';
import { posix } from 'node:path';
import ts from 'typescript';
import { AppSources } from '../../app-code/app-sources';
import type { Application } from '../../app-code/application';
import { insertInto } from '../../app-code/insert';
import { propertyValue } from '../../app-code/property-value';
import { unwrap } from '../../app-code/unwrap';
import { ownAudience } from '../../auth0/own-audience';
import type { Settings, Tenant } from '../settings';
import { environmentProperties } from './configured-values';
import { ownKeys, type EnvironmentKeys } from './environment-keys';

/** Where an application keeps its build-time values. */
export function environmentPath({ sourceRoot }: Application): string {
  return posix.join(sourceRoot, 'environments/environment.ts');
}

/** What the environments hold of the tenant after `ng add`. */
export interface FilledEnvironments {
  readonly keys: EnvironmentKeys;
  /** The tenant that was there before, where its values can be read. */
  readonly tenant: Tenant | undefined;
}

/**
 * Writes the tenant into every environment file that does not have one; one that has keeps its
 * values and names. `unusable` where an `auth0` object is there that cannot be used, which is then
 * not bypassed either; `undefined` where there is no environment to write to.
 */
export function fillEnvironments(
  tree: Tree,
  application: Application,
  settings: Settings,
): FilledEnvironments | 'unusable' | undefined {
  const sources = new AppSources(tree);
  const environments = readEnvironments(tree, application, sources);
  if (environments?.some(({ literal }) => propertyValue(literal, 'auth0'))) {
    return useTenants(environments, sources, settings);
  }
  for (const { literal, development } of environments ?? []) {
    const tenant = development ? settings.development : settings.production;
    const lines = Object.entries(environmentProperties(tenant, settings)).map(
      ([key, value]) => `  ${key}: ${value},`,
    );
    insertInto(sources, literal, `auth0: {\n${lines.join('\n')}\n}`);
  }
  sources.commit();
  return environments && { keys: ownKeys, tenant: undefined };
}

interface Environment {
  readonly path: string;
  readonly literal: ts.ObjectLiteralExpression;
  readonly development: boolean;
}

function readEnvironments(
  tree: Tree,
  application: Application,
  sources: AppSources,
): Environment[] | undefined {
  const folder = posix.dirname(environmentPath(application));
  const files: string[] = tree
    .getDir(folder)
    .subfiles.filter(
      (file) => /^environment(\.[\w-]+)?\.ts$/.test(file) && !file.endsWith('.d.ts'),
    );
  const startsInDevelopment = files.some((file) => /\.prod(uction)?\.ts$/.test(file));
  const environments = files.flatMap((file): Environment[] => {
    const path = posix.join(folder, file);
    const literal = environmentLiteral(sources.source(path));
    const development =
      file === 'environment.ts' ? startsInDevelopment : /\.(dev\w*|local)\.ts$/.test(file);
    return literal ? [{ path, literal, development }] : [];
  });
  return files.includes('environment.ts') && environments.length === files.length
    ? environments
    : undefined;
}

/** Uses the `auth0` objects that are there, and adds what they lack under a name of its own. */
function useTenants(
  environments: readonly Environment[],
  sources: AppSources,
  settings: Settings,
): FilledEnvironments | 'unusable' {
  const objects = environments.map(({ literal }) => propertyValue(literal, 'auth0'));
  const [first] = objects;
  const keys = first && ts.isObjectLiteralExpression(first) ? keysOf(first) : undefined;
  if (!keys) {
    return 'unusable';
  }
  let tenant: Tenant | undefined;
  for (const [at, object] of objects.entries()) {
    const environment = environments[at];
    if (
      !object ||
      !environment ||
      !ts.isObjectLiteralExpression(object) ||
      !sameKeys(object, keys)
    ) {
      return 'unusable';
    }
    const own = tenantIn(object, keys, settings);
    tenant ??= own;
    if (!own) {
      return 'unusable';
    }
    const values = environmentProperties(own, settings);
    const names = { audience: keys.audience, proxyUrl: keys.proxyUrl };
    for (const [key, name] of Object.entries(names)) {
      const value = values[key];
      const now = propertyValue(
        literalOf(sources, environment.path) ?? environment.literal,
        'auth0',
      );
      if (value && now && ts.isObjectLiteralExpression(now) && !propertyValue(now, name)) {
        insertInto(sources, now, `${name}: ${value}`);
      }
    }
  }
  sources.commit();
  return { keys, tenant };
}

/** The names an `auth0` object has for domain and client ID; another API's audience is not used. */
function keysOf(object: ts.ObjectLiteralExpression): EnvironmentKeys | undefined {
  const names = object.properties.flatMap(({ name }) =>
    name && ts.isIdentifier(name) ? [name.text] : [],
  );
  const domain = names.find((name) => /domain/i.test(name));
  const clientId = names.find((name) => /client_?id/i.test(name));
  const audience = propertyValue(object, 'audience');
  const isManagementApi =
    !audience || (ts.isStringLiteralLike(audience) && audience.text.endsWith('/api/v2/'));
  return domain && clientId
    ? {
        domain,
        clientId,
        audience: isManagementApi ? ownKeys.audience : 'profileAudience',
        proxyUrl: ownKeys.proxyUrl,
      }
    : undefined;
}

function sameKeys(
  object: ts.ObjectLiteralExpression,
  { domain, clientId }: EnvironmentKeys,
): boolean {
  return [domain, clientId].every((key) => propertyValue(object, key) !== undefined);
}

function tenantIn(
  object: ts.ObjectLiteralExpression,
  keys: EnvironmentKeys,
  { mode, production }: Settings,
): Tenant | undefined {
  const [domain, clientId] = [keys.domain, keys.clientId].map((key) => propertyValue(object, key));
  if (
    !domain ||
    !clientId ||
    !ts.isStringLiteralLike(domain) ||
    !ts.isStringLiteralLike(clientId)
  ) {
    return undefined;
  }
  const audience = mode === 'proxy' ? production.audience : ownAudience(domain.text);
  return audience ? { domain: domain.text, clientId: clientId.text, audience } : undefined;
}

function literalOf(sources: AppSources, path: string): ts.ObjectLiteralExpression | undefined {
  return environmentLiteral(sources.source(path));
}

function environmentLiteral(source: ts.SourceFile): ts.ObjectLiteralExpression | undefined {
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) {
      continue;
    }
    for (const { name, type, initializer } of statement.declarationList.declarations) {
      if (!ts.isIdentifier(name) || name.text !== 'environment' || type || !initializer) {
        continue;
      }
      const literal = unwrap(initializer);
      if (ts.isObjectLiteralExpression(literal) && literal === initializer) {
        return literal;
      }
    }
  }
  return undefined;
}
