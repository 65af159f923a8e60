import {
  noop,
  SchematicsException,
  type Rule,
  type SchematicContext,
  type Tree,
} from '@angular-devkit/schematics';
import { findApplication } from '../app-code/application';
import { askTenant } from './ask-tenant';
import { examine } from './examine';
import { bySeverity, findingsAsJson, printFindings } from './print-findings';

/** What `ng generate ngx-auth0-profile:doctor` accepts. */
export interface DoctorOptions {
  project?: string;
  domain?: string;
  json: boolean;
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
    const findings = bySeverity([
      ...examine(tree, application),
      ...(options.domain ? await askTenant(options.domain) : []),
    ]);
    if (options.json) {
      context.logger.info(findingsAsJson(application.name, findings));
    } else {
      printFindings(context.logger, application.name, findings);
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
