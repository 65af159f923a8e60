import { startTenant, type RunningTenant } from 'auth0-tenant-emulator';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { readApplicationFile } from '../../../../../tools/process/application-server.ts';
import { RunningProgram } from '../../../../../tools/process/running-program.ts';
import { AUTH0_JS_TYPES } from '../auth0-js-types.ts';
import { LOGIN_APP, LOGINS } from '../shapes/logins.ts';
import { Workspace } from '../workspace.ts';

const root = (path: string) => fileURLToPath(new URL(`../../../../../${path}`, import.meta.url));

/** Inside the repository, so that the applications find its packages. */
const FOLDER = root('dist/other-logins');

export const ada = {
  user_id: 'auth0|ada',
  name: 'Ada Byron',
  email: 'ada@example.com',
  password: 'Correct-Horse-1',
};

/**
 * Where each application is: Playwright answers there with its files. It has the scheme and the
 * host of the tenant, whose session is a third-party cookie otherwise.
 */
const ORIGIN = 'https://localhost:5000';

/** A workspace with one application for each login, and the tenant of all. */
export class LoginApplications {
  readonly workspace: Workspace;
  readonly tenant: RunningTenant;

  private constructor(workspace: Workspace, tenant: RunningTenant) {
    this.workspace = workspace;
    this.tenant = tenant;
  }

  static async create(): Promise<LoginApplications> {
    const tenant = await startTenant({
      port: 0,
      // auth0-js and Lock speak nothing else.
      tls: {},
      // Users of an application on localhost are asked for their consent otherwise.
      tenant: { consent_on_localhost: false },
      users: [ada],
      clients: [
        {
          client_id: 'AbC123',
          app_type: 'spa',
          callbacks: [ORIGIN],
          allowed_logout_urls: [ORIGIN],
          web_origins: [ORIGIN],
        },
      ],
    });
    return new LoginApplications(await workspaceFor(tenant.tls?.domain ?? ''), tenant);
  }

  /** Builds one application as the workspace is now. */
  async build(name: string): Promise<void> {
    this.workspace.writeTo(FOLDER);
    const cli = root('node_modules/@angular/cli/bin/ng.js');
    const build = new RunningProgram(
      process.execPath,
      [cli, 'build', name, '--configuration=development'],
      {
        cwd: FOLDER,
        env: { ...process.env, NG_CLI_ANALYTICS: 'false' },
      },
    );
    if ((await build.ended) !== 0) {
      throw new Error(`ng build ${name} failed:\n${build.output}`);
    }
  }

  /** Answers the requests of a page to an application that is built. */
  async openIn(page: Page, name: string): Promise<void> {
    await page.route(`${ORIGIN}/**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      await route.fulfill(
        await readApplicationFile(join(FOLDER, 'dist', name, 'browser'), pathname),
      );
    });
    await page.goto(ORIGIN);
  }

  close(): Promise<void> {
    return this.tenant.close();
  }
}

async function workspaceFor(domain: string): Promise<Workspace> {
  const workspace = await Workspace.create(...LOGINS.map(({ name }) => ({ name, routing: false })));
  for (const { name, login, script } of LOGINS) {
    workspace.write(`projects/${name}/src/app/app.ts`, LOGIN_APP);
    workspace.write(`projects/${name}/src/app/login.ts`, login(domain));
    if (script !== undefined) {
      addScript(workspace, name, root(`node_modules/${script}`));
    }
    // Lock expects it, as other packages of its time do.
    workspace.replace(
      `projects/${name}/src/index.html`,
      '<head>',
      '<head>\n  <script>var global = window;</script>',
    );
  }
  workspace.write(
    'node_modules/@types/auth0-js/index.d.ts',
    `${AUTH0_JS_TYPES}\nexport as namespace auth0;\n`,
  );
  return workspace;
}

function addScript(workspace: Workspace, name: string, path: string): void {
  const manifest = JSON.parse(workspace.text('angular.json')) as {
    projects: Record<string, { architect: { build: { options: object } } }>;
  };
  Object.assign(manifest.projects[name]?.architect.build.options ?? {}, { scripts: [path] });
  workspace.write('angular.json', JSON.stringify(manifest, undefined, 2));
}
