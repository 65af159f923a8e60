const { users, clients, apis } = require('./karma.tenant.json');

/** Karma takes the first free port from 9876 on. */
const origins = Array.from({ length: 24 }, (_, index) => `http://localhost:${9876 + index}`);

/**
 * Starts one emulated tenant for the run and hands its address to the specs through
 * `client.args`. The tenant ends with the process.
 */
module.exports = async (config) => {
  const { startTenant } = await import('auth0-tenant-emulator');
  const tenant = await startTenant({
    port: 0,
    users,
    apis,
    clients: clients.map((client) => ({
      ...client,
      callbacks: origins,
      allowed_logout_urls: origins,
      web_origins: origins,
    })),
  });
  config.set({
    frameworks: ['jasmine'],
    plugins: [
      require('karma-jasmine'),
      require('karma-chrome-launcher'),
      require('karma-coverage'),
    ],
    reporters: ['progress'],
    client: {
      args: [tenant.url],
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
        ],
      },
    },
    browsers: ['ChromiumHeadless'],
    restartOnFileChange: false,
  });
};
