import { freePort } from '../process/free-ports.ts';
import { RunningProgram } from '../process/running-program.ts';

const DISPLAYS = { first: 90, count: 900 };

const CAPABILITIES = {
  browserName: 'MiniBrowser',
  // Popups without a click are allowed, as in the other engines.
  'webkitgtk:browserOptions': {
    args: ['--automation', '--javascript-can-open-windows-automatically=true'],
  },
};

/** A Karma launcher for WebKitGTK: drives its MiniBrowser through WebKitWebDriver on a virtual display. */
function WebKitLauncher(baseLauncherDecorator) {
  baseLauncherDecorator(this);
  this.name = 'WebKit';
  const programs = [];
  process.once('exit', () => programs.forEach((program) => program.process.kill('SIGKILL')));
  const stop = async () => {
    for (const program of programs.splice(0).reverse()) {
      await program.stop();
    }
  };
  this.on('start', (url) => {
    open(url, programs).catch((error) => {
      this.error = error.message;
      void stop().then(() => this._done('crashed'));
    });
  });
  this.on('kill', (done) => {
    void stop().then(() => {
      done();
      this._done();
    });
  });
}
WebKitLauncher.$inject = ['baseLauncherDecorator'];

async function open(url, programs) {
  const display = `:${DISPLAYS.first + (process.pid % DISPLAYS.count)}`;
  programs.push(
    new RunningProgram('Xvfb', [display, '-screen', '0', '1600x1200x24', '-nolisten', 'tcp']),
  );
  const port = await freePort();
  const driver = new RunningProgram('WebKitWebDriver', ['-p', String(port)], {
    env: { ...process.env, DISPLAY: display },
    group: true,
  });
  programs.push(driver);
  await driver.answersAt(`http://localhost:${port}/status`);
  const { sessionId } = await post(`http://localhost:${port}/session`, {
    capabilities: { alwaysMatch: CAPABILITIES },
  });
  await post(`http://localhost:${port}/session/${sessionId}/url`, { url });
}

/** A command of W3C WebDriver. */
async function post(url, body) {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) {
    throw new Error(`WebKitWebDriver refused ${url}: ${value.message}`);
  }
  return value;
}

/** A Karma plugin with the launcher `WebKit`. */
export const webkitPlugin = { 'launcher:WebKit': ['type', WebKitLauncher] };
