const seed = require('./karma.tenant.json');

/**
 * Starts one emulated tenant for the run and hands its address to the specs through
 * `client.args`. The tenant ends with the process.
 */
module.exports = async (config) => {
  const { startTenant } = await import('auth0-tenant-emulator');
  const tenant = await startTenant({ port: 0, ...seed });
  config.set({
    frameworks: ['jasmine'],
    plugins: [
      require('karma-jasmine'),
      require('karma-chrome-launcher'),
      require('karma-coverage'),
    ],
    reporters: ['progress'],
    client: { args: [tenant.issuer], jasmine: { random: true, timeoutInterval: 20_000 } },
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
