import ts from 'typescript';
import { BFF_PATH } from '../../auth0/bff-path';
import { objectBehind, valueOf } from '../../app-code/value-resolver';
import type { ExaminedApplication } from '../examined-application';
import { placeOf, type Finding } from '../finding';

/** What BFF mode needs beside `withBff()`: requests that `ng serve` passes on, and no SDK. */
export function bffSetUp(examined: ExaminedApplication): Finding[] {
  const { bff, auth0Angular } = examined.login;
  return bff ? [...notPassedOn(examined, bff), ...(auth0Angular ? [] : unneededSdk(examined))] : [];
}

function notPassedOn(
  { tree, application, values }: ExaminedApplication,
  bff: ts.CallExpression,
): Finding[] {
  const options = objectBehind(values, bff.arguments[0]);
  const url = options && valueOf(values, options, 'url');
  const path = url ? values.resolveString(url) : BFF_PATH;
  if (!path?.startsWith('/')) {
    return [];
  }
  const files = application.proxyConfigs;
  const isPassedOn = files.some((file) => tree.exists(file) && tree.readText(file).includes(path));
  if (isPassedOn) {
    return [];
  }
  const [file] = files;
  const fact = file
    ? `${file}, the proxyConfig of ng serve, ${tree.exists(file) ? `does not name ${path}` : 'does not exist'}`
    : 'ng serve has no proxyConfig';
  return [
    {
      check: 'bff-proxy-file',
      severity: 'warning',
      ...placeOf(bff),
      message: `${fact}, so it answers requests for ${path} itself, and nobody can log in. Pass them on to the BFF: { "${path}": { "target": "http://127.0.0.1:4401" } }.`,
    },
  ];
}

function unneededSdk({ tree, auth0 }: ExaminedApplication): Finding[] {
  const { dependencies = {} } = tree.readJson('package.json') as {
    dependencies?: Record<string, string>;
  };
  return auth0 || !dependencies['@auth0/auth0-angular']
    ? []
    : [
        {
          check: 'unneeded-sdk',
          severity: 'warning',
          path: 'package.json',
          message:
            'With withBff() nothing needs @auth0/auth0-angular. Remove it: npm uninstall @auth0/auth0-angular.',
        },
      ];
}
