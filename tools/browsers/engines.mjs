import { ensureBrowser, ensureProgram } from '../setup/system-programs.mjs';

/**
 * The browser engines, by the name used on the command line: Karma's launcher, how Karma names the
 * browser in its results, and `prepare`, which installs what is missing and resolves to environment
 * variables.
 */
export const engines = {
  chromium: {
    launcher: 'ChromiumHeadless',
    reportedName: /^Chrome/,
    prepare: async () => ({ CHROME_BIN: await ensureBrowser() }),
  },
  firefox: {
    launcher: 'FirefoxHeadless',
    reportedName: /^Firefox/,
    prepare: async () => ({
      FIREFOX_BIN:
        process.env.FIREFOX_BIN ??
        (await ensureProgram(['firefox', 'firefox-esr'], 'the Firefox suite', 'firefox-esr')),
    }),
  },
  webkit: {
    launcher: 'WebKit',
    reportedName: /^Safari/,
    prepare: async () => {
      await ensureProgram(['Xvfb'], 'the WebKit suite', 'xvfb');
      await ensureProgram(['WebKitWebDriver'], 'the WebKit suite', 'webkit2gtk-driver');
      return {};
    },
  },
};
