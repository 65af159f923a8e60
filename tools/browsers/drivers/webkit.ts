import { freePort } from '../../process/free-ports.ts';
import { RunningProgram } from '../../process/running-program.ts';
import type { DrivenBrowser } from './driven-browser.ts';

/** The name of an element reference in W3C WebDriver. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** WebKit as in Safari, with Intelligent Tracking Prevention, driven through W3C WebDriver. */
export async function openWebKit(): Promise<DrivenBrowser> {
  const display = await startDisplay();
  const port = await freePort();
  const driver = new RunningProgram('WebKitWebDriver', ['-p', String(port)], {
    env: { ...process.env, DISPLAY: display.name },
    group: true,
  });
  const server = `http://localhost:${port}`;
  await driver.answersAt(`${server}/status`);
  const { sessionId } = (await post(`${server}/session`, {
    capabilities: {
      alwaysMatch: {
        browserName: 'MiniBrowser',
        acceptInsecureCerts: true,
        'webkitgtk:browserOptions': { args: ['--automation', '--enable-itp'] },
      },
    },
  })) as { readonly sessionId: string };
  const session = `${server}/session/${sessionId}`;
  return {
    open: async (url) => {
      await post(`${session}/url`, { url });
    },
    evaluate: (expression) =>
      post(`${session}/execute/sync`, { script: `return ${expression}`, args: [] }),
    click: async (selector) => {
      const element = (await post(`${session}/element`, {
        using: 'css selector',
        value: selector,
      })) as Readonly<Record<string, string>>;
      await post(`${session}/element/${element[ELEMENT] ?? ''}/click`, {});
    },
    close: async () => {
      await driver.stop();
      await display.program.stop();
    },
  };
}

/** Starts Xvfb on a free display, whose number it prints. */
async function startDisplay(): Promise<{
  readonly name: string;
  readonly program: RunningProgram;
}> {
  const program = new RunningProgram('Xvfb', [
    ...['-displayfd', '1', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'],
  ]);
  const [number] = await program.prints(/\d+(?=\n)/);
  return { name: `:${number}`, program };
}

/** A command of W3C WebDriver. */
async function post(url: string, body: object): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  const { value } = (await response.json()) as { readonly value: unknown };
  if (!response.ok) {
    const { message } = value as { readonly message?: string };
    throw new Error(`WebKitWebDriver refused ${url}: ${message ?? ''}`);
  }
  return value;
}
