import { valueOf } from '../../app-code/value-resolver';
import { pathOf, type ExaminedApplication } from '../examined-application';
import type { Finding } from '../finding';

/** A client ID that was never filled in. */
export function clientId({ config, values }: ExaminedApplication): Finding[] {
  const node = config && valueOf(values, config, 'clientId');
  const known = node && values.resolveString(node);
  if (!node || known === undefined || (known && !/^your|client.?id$|^x+$|^<.*>$/i.test(known))) {
    return [];
  }
  const message = `The client ID '${known}' is a placeholder. Copy it from Applications in Auth0's dashboard.`;
  return [{ check: 'client-id', severity: 'error', path: pathOf(node), message }];
}
