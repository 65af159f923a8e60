import type { SchematicContext } from '@angular-devkit/schematics';
import type { Application } from '../../app-code/application';
import type { RootEditor } from '../../app-code/root-editor';
import { objectBehind, valueOf } from '../../app-code/value-resolver';
import { findAuth0Setup } from '../../auth0/auth0-setup';
import { ownAudience } from '../../auth0/own-audience';
import type { Settings, Tenant } from '../settings';
import { emulatorScript } from './add-emulator';
import { emulatorUse, tenantSettings } from './tenant-settings';

/** What the set-up found and did. */
interface Outcome {
  readonly settings: Settings;
  readonly hadAuth0: boolean;
  /** The tenant that the environments held before. */
  readonly tenant: Tenant | undefined;
}

/** Prints how to start, and the settings of the tenant that the application is configured for. */
export function printNextSteps(
  { logger }: SchematicContext,
  application: Application,
  editor: RootEditor,
  { settings, hadAuth0, tenant }: Outcome,
): void {
  const isOwn = hadAuth0 || tenant !== undefined;
  if (settings.emulator) {
    logger.info(emulatorUse(emulatorScript(application), settings, !isOwn));
  }
  const own = hadAuth0 ? configuredTenant(editor, settings) : tenant;
  if (own) {
    logger.info(tenantSettings({ ...settings, production: own }));
  } else if (!isOwn && (!settings.emulator || settings.production !== settings.development)) {
    logger.info(tenantSettings(settings));
  }
}

/** The tenant of the application's own configuration, where its source tells all of it. */
function configuredTenant(editor: RootEditor, { mode, production }: Settings): Tenant | undefined {
  const { values } = editor;
  const config = objectBehind(values, findAuth0Setup(editor.providers())?.arguments[0]);
  const [domain, clientId] = ['domain', 'clientId'].map((name) => {
    const value = config && valueOf(values, config, name);
    return value && values.resolveString(value);
  });
  const audience = mode === 'proxy' ? production.audience : domain && ownAudience(domain);
  return domain && clientId && audience ? { domain, clientId, audience } : undefined;
}
