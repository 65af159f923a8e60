const { resultFilePlugin } = require('../../tools/test/karma-reporter.mjs');

module.exports = (config) => {
  config.set({
    frameworks: ['jasmine'],
    plugins: [
      require('karma-jasmine'),
      require('karma-chrome-launcher'),
      require('karma-coverage'),
      resultFilePlugin,
    ],
    reporters: ['progress', 'result-file'],
    customLaunchers: {
      ChromiumHeadless: {
        base: 'ChromeHeadless',
        // Containers run Chromium as root; tests need no network.
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
