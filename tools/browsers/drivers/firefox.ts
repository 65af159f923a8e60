import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunningProgram } from '../../process/running-program.ts';
import type { DrivenBrowser } from './driven-browser.ts';

/** What users have; automation would set other values. */
const PREFERENCES: Readonly<Record<string, unknown>> = {
  'remote.prefs.recommended': false,
  'network.cookie.cookieBehavior': 5,
  'browser.contentblocking.features.standard':
    '-tp,tpPrivate,cookieBehavior5,cookieBehaviorPBM5,-cm,-fp',
  'dom.disable_open_during_load': true,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.update.auto': false,
};

interface Answer {
  readonly id?: number;
  readonly error?: string;
  readonly message?: string;
  readonly result?: unknown;
}

interface Evaluated {
  readonly result: { readonly value?: string; readonly sharedId?: string };
  readonly exceptionDetails?: { readonly text: string };
}

/** Firefox as users have it, driven through WebDriver BiDi; on request, as it is some time after a login. */
export async function openFirefox({
  afterLogin,
}: {
  readonly afterLogin: 'soon' | 'later';
}): Promise<DrivenBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'firefox-'));
  writeFileSync(
    join(profile, 'user.js'),
    Object.entries({
      ...PREFERENCES,
      // With these heuristics a tenant can read its cookie in an iframe for a while after a login.
      'privacy.antitracking.enableWebcompat': afterLogin === 'soon',
    })
      .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
      .join(''),
  );
  const program = new RunningProgram(
    process.env['FIREFOX_BIN'] ?? '/usr/bin/firefox-esr',
    ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'],
    { group: true },
  );
  const [, url = ''] = await program.prints(/WebDriver BiDi listening on (\S+)/);
  const send = await connect(`${url}/session`);
  await send('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
  const { contexts } = (await send('browsingContext.getTree', {})) as {
    readonly contexts: readonly { readonly context: string }[];
  };
  const context = contexts[0]?.context;
  const evaluate = async (expression: string): Promise<Evaluated['result']> => {
    const { result, exceptionDetails } = (await send('script.evaluate', {
      expression,
      target: { context },
      awaitPromise: true,
    })) as Evaluated;
    if (exceptionDetails) {
      throw new Error(exceptionDetails.text);
    }
    return result;
  };
  return {
    open: async (address) => {
      await send('browsingContext.navigate', { context, url: address, wait: 'complete' });
    },
    evaluate: async (expression) => {
      const { value } = await evaluate(`JSON.stringify(${expression})`);
      return value === undefined ? undefined : (JSON.parse(value) as unknown);
    },
    click: async (selector) => {
      const { sharedId } = await evaluate(`document.querySelector(${JSON.stringify(selector)})`);
      const origin = { type: 'element', element: { sharedId } };
      const actions = [
        { type: 'pointerMove', x: 0, y: 0, origin },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ];
      const mouse = { type: 'pointer', id: 'mouse', actions };
      await send('input.performActions', { context, actions: [mouse] });
    },
    close: async () => {
      await program.stop();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Connects to the browser; returns a function that sends a command and resolves to its result. */
async function connect(url: string): Promise<(method: string, params: object) => Promise<unknown>> {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', reject, { once: true });
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    waiting.get(answer.id ?? -1)?.(answer);
  });
  let id = 0;
  return async (method, params) => {
    const sent = ++id;
    const answered = new Promise<Answer>((resolve) => waiting.set(sent, resolve));
    socket.send(JSON.stringify({ id: sent, method, params }));
    const { error, message = '', result } = await answered;
    waiting.delete(sent);
    if (error !== undefined) {
      throw new Error(`${method}: ${error} ${message}`);
    }
    return result;
  };
}
