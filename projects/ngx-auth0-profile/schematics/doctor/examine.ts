import type { Tree } from '@angular-devkit/schematics';
import type { Application } from '../app-code/application';
import { NotAnalysable } from '../app-code/not-analysable';
import { audienceForm } from './checks/audience-form';
import { clientId } from './checks/client-id';
import { domainForm } from './checks/domain-form';
import { handMadeHeader } from './checks/hand-made-header';
import { idTokenAsBearer } from './checks/id-token-as-bearer';
import { interceptorsFromDi } from './checks/interceptors-from-di';
import { misplacedParams } from './checks/misplaced-params';
import { missingAuth0 } from './checks/missing-auth0';
import { missingInterceptor } from './checks/missing-interceptor';
import { missingLoginFeature } from './checks/missing-login-feature';
import { missingProfile } from './checks/missing-profile';
import { myAccount } from './checks/my-account';
import { neverGrantedScope } from './checks/never-granted-scope';
import { overlappingInterceptor } from './checks/overlapping-interceptor';
import { peerVersions } from './checks/peer-versions';
import { refreshTokens } from './checks/refresh-tokens';
import { secondAuth0 } from './checks/second-auth0';
import { secondHttpClient } from './checks/second-http-client';
import { bffSetUp } from './checks/bff-set-up';
import { secondLogin } from './checks/second-login';
import { browserSecret } from './checks/browser-secret';
import { lazyHttpClient } from './checks/lazy-http-client';
import { lazyProfile } from './checks/lazy-profile';
import { unfinishedLogin } from './checks/unfinished-login';
import { examineApplication, type ExaminedApplication } from './examined-application';
import type { Finding } from './finding';

/** The checks by the codes of what they find, the gravest first. */
const CHECKS: readonly (readonly [
  codes: string,
  check: (application: ExaminedApplication) => Finding[],
])[] = [
  ['browser-secret', browserSecret],
  ['id-token-as-bearer', idTokenAsBearer],
  ['peer-versions', peerVersions],
  ['missing-auth0', missingAuth0],
  ['second-auth0', secondAuth0],
  ['domain-form, loopback-domain', domainForm],
  ['client-id', clientId],
  ['misplaced-params', misplacedParams],
  ['audience-slash, audience-domain', audienceForm],
  ['never-granted-scope', neverGrantedScope],
  ['missing-profile', missingProfile],
  ['missing-login-feature', missingLoginFeature],
  ['lazy-profile', lazyProfile],
  ['second-login', secondLogin],
  ['missing-interceptor', missingInterceptor],
  ['overlapping-interceptor', overlappingInterceptor],
  ['unfinished-login', unfinishedLogin],
  ['refresh-tokens', refreshTokens],
  ['my-account', myAccount],
  ['bff-proxy-file, unneeded-sdk', bffSetUp],
  ['second-http-client', secondHttpClient],
  ['lazy-http-client', lazyHttpClient],
  ['interceptors-from-di', interceptorsFromDi],
  ['hand-made-header', handMadeHeader],
];

/** The codes of everything that is checked. */
export const checkNames: readonly string[] = CHECKS.flatMap(([codes]) => codes.split(', '));

/**
 * Everything the checks find in an application, in every build configuration that replaces files,
 * `environment.prod.ts` for example.
 */
export function examine(tree: Tree, application: Application): Finding[] {
  const found = new Map<string, Finding>();
  const deployed = application.builds
    .filter(({ isDeployed }) => isDeployed)
    .map(({ replacements }) => replacements);
  for (const replacements of [new Map<string, string>(), ...deployed]) {
    const isForDevelopment = deployed.length > 0 && replacements.size === 0;
    for (const finding of examineBuild(tree, application, replacements)) {
      if (isForDevelopment && finding.check === 'loopback-domain') {
        continue;
      }
      const key = `${finding.check} ${finding.path ?? ''} ${finding.message}`;
      found.set(key, found.get(key) ?? finding);
    }
  }
  return [...found.values()];
}

function examineBuild(
  tree: Tree,
  application: Application,
  replacements: ReadonlyMap<string, string>,
): Finding[] {
  try {
    const examined = examineApplication(tree, application, replacements);
    return CHECKS.flatMap(([, check]) => check(examined));
  } catch (error) {
    if (!(error instanceof NotAnalysable)) {
      throw error;
    }
    const { reason, place } = error;
    const message = `${reason} The doctor cannot see ${place}; check them by hand.`;
    return [{ check: 'unreadable', severity: 'warning', path: application.mainPath, message }];
  }
}
