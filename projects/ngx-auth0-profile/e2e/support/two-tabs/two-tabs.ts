import { expect, type BrowserContext, type Page } from '@playwright/test';
import type { RunningTenant } from 'auth0-tenant-emulator';
import type { ScenarioSettings } from '../../scenarios/scenario-settings.ts';
import type { TabResult } from '../../scenarios/scripted-tab.ts';
import type { ScenarioServer } from '../scenario-server.ts';
import { MetadataModel, type EndedEdit } from './metadata-model.ts';
import { SentRequests, type SentRequest } from './sent-requests.ts';
import type { Step, StepCommand, StepFault } from './tab-script.ts';

/** A command that ended in one tab. */
interface Ended extends TabResult {
  readonly page: Page;
  readonly command: StepCommand;
}

const COMMAND_TIMEOUT_MS = 30_000;

/** Runs scripts in two tabs of one browser, and checks each step. */
export class TwoTabs {
  private readonly sent: SentRequests;

  constructor(
    private readonly context: BrowserContext,
    private readonly pages: readonly [Page, Page],
    private readonly tenant: RunningTenant,
    private readonly server: ScenarioServer,
  ) {
    this.sent = new SentRequests(context);
  }

  /** Opens both tabs, without starting the application. */
  async open(origin: string): Promise<void> {
    const { request } = this.context;
    await this.context.exposeFunction('openAtTenant', async (url: string, user?: string) => {
      if (user !== undefined) {
        const sessions = `${this.tenant.url}/_emulator/sessions/start`;
        await request.post(sessions, { data: { userId: user } });
      }
      const response = await request.get(url, { maxRedirects: 0 });
      return response.headers()['location'] ?? '';
    });
    await this.context.addInitScript(() => {
      Object.assign(window, { scenarioSettings: { scripted: true } });
    });
    await Promise.all(this.pages.map((page) => page.goto(origin)));
  }

  /**
   * Runs a script from the seed of the tenant, with empty storage.
   *
   * @throws Error for a request with another user's token, for a page that shows another user's data, and for
   * a resolved edit that is not on the server.
   */
  async run(script: readonly Step[], auth0: ScenarioSettings['auth0']): Promise<void> {
    await this.reset();
    const settings: ScenarioSettings = { auth0 };
    const model = new MetadataModel(this.tenant);
    await Promise.all(this.pages.map((page) => start(page, settings)));
    for (const [index, step] of script.entries()) {
      this.sent.take();
      this.arrange(step.fault);
      const ended = await Promise.all(
        step.commands.flatMap((command, tab) => {
          const page = this.pages[tab];
          return command && page ? [this.execute(page, command, settings)] : [];
        }),
      );
      const requests = this.sent.take();
      try {
        ended.forEach((one) => {
          checkRequests(one, requests);
        });
        model.check(ended.flatMap((one) => editOf(one, requests)));
        await this.checkPages();
      } catch (error) {
        throw new Error(
          `Step ${index}, ${JSON.stringify(ended.map(described))}: ${String(error)}`,
          {
            cause: error,
          },
        );
      }
    }
    if (auth0.cacheLocation === 'localstorage') {
      await this.expectSameUser();
    }
  }

  private async reset(): Promise<void> {
    await expect.poll(() => this.sent.isBusy, { intervals: [0, 5, 10, 20, 50] }).toBe(false);
    await Promise.all(
      this.pages.map((page) =>
        page.evaluate(() => {
          window.scriptedTab.stop();
        }),
      ),
    );
    await this.context.clearCookies();
    this.tenant.reset();
    this.server.reset();
  }

  private arrange(fault: StepFault | undefined): void {
    if (!fault) {
      return;
    }
    if ('tenant' in fault) {
      this.tenant.faults.add(fault.tenant);
    } else if ('ends' in fault) {
      this.tenant.endSessions();
    } else if (fault.api === 'refuses') {
      this.server.callsToRefuse = 1;
    } else {
      this.server.callsToLimit = 1;
    }
  }

  private async execute(
    page: Page,
    command: StepCommand,
    settings: ScenarioSettings,
  ): Promise<Ended> {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new Error(`No end of ${JSON.stringify(command)}`));
      }, COMMAND_TIMEOUT_MS);
    });
    try {
      const running =
        command.kind === 'reload'
          ? reload(page, settings)
          : page.evaluate((one) => window.scriptedTab.run(one), command);
      return { page, command, ...(await Promise.race([running, tooLong])) };
    } finally {
      clearTimeout(timer);
    }
  }

  private async checkPages(): Promise<void> {
    for (const page of this.pages) {
      await checkPage(page);
    }
  }

  /** Tabs that share a cache learn of each other's logins and logouts. */
  private async expectSameUser(): Promise<void> {
    const users = (): Promise<string[]> =>
      Promise.all(this.pages.map((page) => page.evaluate(() => window.scriptedTab.user)));
    await expect
      .poll(async () => new Set(await users()).size, { intervals: [0, 10, 20, 50, 100] })
      .toBe(1);
  }
}

async function start(page: Page, settings: ScenarioSettings): Promise<void> {
  await page.evaluate((given) => window.scriptedTab.start(given), settings);
}

/** A real reload: it ends the requests of the page before their tokens are stored. */
async function reload(page: Page, settings: ScenarioSettings): Promise<TabResult> {
  const shown = await page.evaluate(() => window.scriptedTab.user);
  await checkPage(page);
  await page.reload();
  await start(page, settings);
  return { shown, outcome: 'done' };
}

async function checkPage(page: Page): Promise<void> {
  const violations = await page.evaluate(() => window.scriptedTab.violations);
  expect(violations).toEqual([]);
}

/** Whether the requests of a command belong to the user that its page showed. */
function checkRequests({ page, command, shown }: Ended, requests: readonly SentRequest[]): void {
  for (const { method, path, subject } of requests.filter((request) => request.page === page)) {
    const owner = /^\/api\/v2\/users\/(.+)/.exec(path)?.[1];
    if (owner !== undefined && owner !== subject) {
      throw new Error(`${method} ${path} carries the token of ${String(subject)}`);
    }
    const isCommand =
      (command.kind === 'edit' && method === 'PATCH') ||
      (command.kind === 'call' && path === command.address);
    if (isCommand && isUser(shown) && subject !== shown) {
      throw new Error(`${method} ${path} of a page of ${shown} is sent for ${String(subject)}`);
    }
  }
}

function editOf(
  { page, command, shown, outcome }: Ended,
  requests: readonly SentRequest[],
): EndedEdit[] {
  if (command.kind !== 'edit') {
    return [];
  }
  // A page that showed nobody acts for the user it finds.
  const user = isUser(shown)
    ? shown
    : String(requests.find((r) => r.page === page && r.method === 'PATCH')?.subject);
  const { member, value } = command;
  return [{ user, member, value: `${shown}/${value}`, resolved: outcome === 'done' }];
}

function isUser(shown: string): boolean {
  return shown !== '' && shown !== 'nobody';
}

function described({ command, shown, outcome }: Ended): object {
  return { ...command, shown, outcome };
}
