import {
  noop,
  SchematicsException,
  type Rule,
  type SchematicContext,
  type Tree,
} from '@angular-devkit/schematics';
import { findApplication, type Application } from '../app-code/application';
import { NotAnalysable } from '../app-code/not-analysable';
import { askTenant } from './ask-tenant';
import { audienceForm } from './checks/audience-form';
import { clientId } from './checks/client-id';
import { domainForm } from './checks/domain-form';
import { handMadeHeader } from './checks/hand-made-header';
import { idTokenAsBearer } from './checks/id-token-as-bearer';
import { interceptorsFromDi } from './checks/interceptors-from-di';
import { misplacedParams } from './checks/misplaced-params';
import { missingAuth0 } from './checks/missing-auth0';
import { missingInterceptor } from './checks/missing-interceptor';
import { missingProfile } from './checks/missing-profile';
import { neverGrantedScope } from './checks/never-granted-scope';
import { overlappingInterceptor } from './checks/overlapping-interceptor';
import { peerVersions } from './checks/peer-versions';
import { refreshTokens } from './checks/refresh-tokens';
import { secondAuth0 } from './checks/second-auth0';
import { secondHttpClient } from './checks/second-http-client';
import { examineApplication } from './examined-application';
import type { Finding } from './finding';

const CHECKS = [
  peerVersions,
  missingAuth0,
  secondAuth0,
  domainForm,
  clientId,
  misplacedParams,
  audienceForm,
  neverGrantedScope,
  refreshTokens,
  missingProfile,
  missingInterceptor,
  secondHttpClient,
  interceptorsFromDi,
  overlappingInterceptor,
  idTokenAsBearer,
  handMadeHeader,
];

/** What `ng generate ngx-auth0-profile:doctor` accepts. */
export interface DoctorOptions {
  project?: string;
  domain?: string;
  warningsOnly: boolean;
}

/** Reports what would go wrong in an application. Changes nothing; fails when it finds an error. */
export function doctor(options: DoctorOptions): Rule {
  return async (tree: Tree, context: SchematicContext) => {
    const command = 'ng generate ngx-auth0-profile:doctor';
    const application = await findApplication(tree, command, options.project);
    if ('library' in application) {
      throw new SchematicsException(
        `'${application.library}' is a library: there are no providers to examine. Name an application: --project=<application>`,
      );
    }
    const findings = [
      ...examine(tree, application),
      ...(options.domain ? await askTenant(options.domain) : []),
    ];
    for (const { severity, check, path, message } of findings) {
      context.logger[severity === 'error' ? 'error' : 'warn'](
        `${check}${path ? ` (${path})` : ''}: ${message}`,
      );
    }
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    if (errors > 0 && !options.warningsOnly) {
      throw new SchematicsException(
        `The doctor found ${String(errors)} ${errors === 1 ? 'problem' : 'problems'} in '${application.name}'. To go on all the same: --warnings-only`,
      );
    }
    return noop();
  };
}

function examine(tree: Tree, application: Application): Finding[] {
  try {
    const examined = examineApplication(tree, application);
    return CHECKS.flatMap((check) => check(examined));
  } catch (error) {
    if (!(error instanceof NotAnalysable)) {
      throw error;
    }
    const { reason, place } = error;
    const message = `${reason} The doctor cannot see ${place}; check them by hand.`;
    return [{ check: 'unreadable', severity: 'warning', path: application.mainPath, message }];
  }
}
