const { once } = require('node:events');
const { join } = require('node:path');
const { Worker } = require('node:worker_threads');
const { webkitPlugin } = require('../../tools/browsers/webkit-launcher.mjs');
const { resultFilePlugin } = require('../../tools/test/karma-reporter.mjs');

/** Karma takes the first free port from 9876 on. */
const origins = Array.from({ length: 24 }, (_, index) => `http://localhost:${9876 + index}`);

/** Starts an emulated tenant and a proxy for the run, and hands their addresses to the specs in `client.args`. */
module.exports = async (config) => {
  const worker = new Worker(join(__dirname, 'karma.tenant.mjs'), { workerData: { origins } });
  const [[tenant, proxy, bff]] = await once(worker, 'message');
  worker.unref();
  config.set({
    // The back end for the front end has the origin of the page.
    proxies: {
      '/bff/': `${bff}/bff/`,
      '/bff-spec/': `${bff}/bff-spec/`,
      // Nothing listens on this port.
      '/bff-spec-down/': 'http://127.0.0.1:1/',
    },
    frameworks: ['jasmine'],
    plugins: [
      require('karma-jasmine'),
      require('karma-chrome-launcher'),
      require('karma-firefox-launcher'),
      webkitPlugin,
      require('karma-coverage'),
      resultFilePlugin,
    ],
    reporters: ['dots', 'result-file'],
    coverageReporter: {
      dir: join(__dirname, '../../coverage/ngx-auth0-profile'),
      subdir: '.',
      reporters: [{ type: 'text-summary' }, { type: 'json-summary' }, { type: 'html' }],
      check: { global: { statements: 95, branches: 90 } },
    },
    client: {
      args: [tenant, proxy],
      jasmine: { random: true, timeoutInterval: 20_000 },
    },
    customLaunchers: {
      ChromiumHeadless: {
        base: 'ChromeHeadless',
        flags: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          '--disable-popup-blocking',
        ],
      },
    },
    // A busy machine may keep a browser from answering for a while.
    pingTimeout: 60_000,
    browserDisconnectTimeout: 60_000,
    // Longer than the longest time limit of a specification, which reports nothing meanwhile.
    browserNoActivityTimeout: 330_000,
    browsers: ['ChromiumHeadless'],
    // Browsers share the tenant, so they run one after the other.
    concurrency: 1,
    restartOnFileChange: false,
  });
};
