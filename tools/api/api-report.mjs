import apiExtractor from '@microsoft/api-extractor';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/run.mjs';

// A CommonJS package that defines its exports lazily: only the default import sees them.
const { Extractor, ExtractorConfig } = apiExtractor;

/** The entry points whose public API is in goldens/, by the name of their report. */
export const entryPoints = {
  'ngx-auth0-profile': 'dist/ngx-auth0-profile/types/ngx-auth0-profile.d.ts',
  'ngx-auth0-profile-auth0-angular':
    'dist/ngx-auth0-profile/types/ngx-auth0-profile-auth0-angular.d.ts',
  'ngx-auth0-profile-auth0-angular-testing':
    'dist/ngx-auth0-profile/types/ngx-auth0-profile-auth0-angular-testing.d.ts',
  'ngx-auth0-profile-bff': 'dist/ngx-auth0-profile/types/ngx-auth0-profile-bff.d.ts',
  'ngx-auth0-profile-diagnosis': 'dist/ngx-auth0-profile/types/ngx-auth0-profile-diagnosis.d.ts',
  'ngx-auth0-profile-management-api':
    'dist/ngx-auth0-profile/types/ngx-auth0-profile-management-api.d.ts',
  'ngx-auth0-profile-messages': 'dist/ngx-auth0-profile/types/ngx-auth0-profile-messages.d.ts',
  'ngx-auth0-profile-my-account': 'dist/ngx-auth0-profile/types/ngx-auth0-profile-my-account.d.ts',
  'ngx-auth0-profile-my-account-api':
    'dist/ngx-auth0-profile/types/ngx-auth0-profile-my-account-api.d.ts',
  'ngx-auth0-profile-testing': 'dist/ngx-auth0-profile/types/ngx-auth0-profile-testing.d.ts',
  'ngx-auth0-profile-ui': 'dist/ngx-auth0-profile/types/ngx-auth0-profile-ui.d.ts',
  'ngx-auth0-profile-ui-testing': 'dist/ngx-auth0-profile/types/ngx-auth0-profile-ui-testing.d.ts',
  'auth0-tenant-emulator': 'projects/auth0-tenant-emulator/dist/index.d.ts',
  'auth0-tenant-emulator-browser': 'projects/auth0-tenant-emulator/dist/browser.d.ts',
  'auth0-profile-proxy': 'projects/auth0-profile-proxy/dist/index.d.ts',
};

/** Writes the API report of an entry point into `folder` and returns its text. */
export function writeApiReport(name, folder) {
  mkdirSync(folder, { recursive: true });
  const config = ExtractorConfig.prepare({
    configObjectFullPath: join(root, 'api-extractor.json'),
    packageJsonFullPath: join(root, 'package.json'),
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: join(root, entryPoints[name]),
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            strict: true,
            skipLibCheck: true,
            module: 'preserve',
            moduleResolution: 'bundler',
            target: 'ES2022',
            lib: ['ES2023', 'DOM', 'DOM.Iterable'],
            types: ['node'],
            paths: {
              'ngx-auth0-profile': [join(installedTypes(), 'ngx-auth0-profile.d.ts')],
              'ngx-auth0-profile/*': [join(installedTypes(), 'ngx-auth0-profile-*.d.ts')],
            },
          },
          files: [join(root, entryPoints[name])],
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: folder,
        reportTempFolder: join(folder, 'temp'),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        extractorMessageReporting: {
          default: { logLevel: 'none' },
          'ae-forgotten-export': { logLevel: 'warning', addToApiReportFile: true },
        },
        tsdocMessageReporting: { default: { logLevel: 'none' } },
      },
    },
  });
  const problems = [];
  const { succeeded } = Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      if (message.logLevel === 'error') {
        problems.push(message.text);
      }
      message.handled = true;
    },
  });
  if (!succeeded || problems.length > 0) {
    throw new Error(`${name}: ${problems.join('\n') || 'API Extractor failed'}`);
  }
  return readFileSync(join(folder, `${name}.api.md`), 'utf8').replaceAll('\r\n', '\n');
}

/**
 * The folder with the library's types under a path that contains `node_modules`. API Extractor takes
 * only such a module for another package, and cannot print `typeof import('…')` of anything else.
 */
function installedTypes() {
  const parent = join(root, 'dist', 'api', 'node_modules');
  const link = join(parent, 'ngx-auth0-profile');
  if (!existsSync(link)) {
    mkdirSync(parent, { recursive: true });
    symlinkSync(join(root, 'dist', 'ngx-auth0-profile'), link, 'junction');
  }
  return join(link, 'types');
}
