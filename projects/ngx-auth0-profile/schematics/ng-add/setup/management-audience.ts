import ts from 'typescript';
import { propertyValue } from '../../app-code/property-value';
import { objectBehind, type ValueResolver } from '../../app-code/value-resolver';
import { ownAudience } from '../../auth0/own-audience';
import { quote } from './configured-values';

/** The identifier of the Management API. */
export interface Audience {
  readonly value: string | undefined;
  /** As an expression in the file that configures Auth0. */
  readonly code: string;
  /** The path of that file. */
  readonly path: string;
}

/** The domain in a configuration of Auth0. */
export interface Domain {
  readonly known: string | undefined;
  readonly code: string;
  readonly literal: boolean;
}

/** The configured domain, its own property or that of an object spread into the configuration. */
export function domainOf(
  values: ValueResolver,
  config: ts.ObjectLiteralExpression,
): Domain | undefined {
  const domain = propertyValue(config, 'domain');
  if (domain) {
    const literal = ts.isStringLiteralLike(domain);
    return { known: values.resolveString(domain), code: domain.getText(), literal };
  }
  for (const property of config.properties) {
    if (!ts.isSpreadAssignment(property)) {
      continue;
    }
    const spread = objectBehind(values, property.expression);
    const inner = spread && propertyValue(spread, 'domain');
    if (inner) {
      const code = `${property.expression.getText()}.domain`;
      return { known: values.resolveString(inner), code, literal: false };
    }
  }
  return undefined;
}

/** The Management API's identifier in terms of the domain; `undefined` for a custom domain. */
export function managementAudience(
  { known, code, literal }: Domain,
  path: string,
): Audience | undefined {
  const origin = known?.includes('://') ? known : `https://${known ?? ''}`;
  if (known !== undefined && !ownAudience(known)) {
    return undefined;
  }
  const value = known === undefined ? undefined : `${origin}/api/v2/`;
  if (value && literal) {
    return { value, code: quote(value), path };
  }
  const scheme = known?.includes('://') ? '' : 'https://';
  return { value, code: `\`${scheme}\${${code}}/api/v2/\``, path };
}
