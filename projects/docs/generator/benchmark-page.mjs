import { barChart } from './chart.mjs';
import { readResults } from './figures.mjs';

const OWN = ['ngx-auth0-profile', 'auth0-tenant-emulator', 'profile-proxy'];

/** The page with the measurements as charts. Every number comes from `projects/benchmarks/results.json`. */
export function renderBenchmarks(results = readResults()) {
  return (
    [
      '# Benchmarks',
      'Measured by `npm run bench` on one machine; the packages are measured in turns. Compare ratios, not times. [How it is measured](/benchmarks-method) and [all results, with the requirements that are not met](/benchmark-results).',
      ...section(
        'Size',
        results.bundle,
        bundleChart(results.bundle.figures),
        'This library needs `@auth0/auth0-angular`; its bar is what it adds to that. The others replace it.',
      ),
      ...section(
        'Interceptor: a request with a cached token',
        results.interceptor,
        interceptorChart(results.interceptor.figures.medians[1]),
        'Time of a request as a multiple of the same request without an interceptor, with one configured API. Lower is better; the bars are logarithmic.',
        Math.log,
      ),
      ...section(
        'Interceptor: 1,000 configured APIs',
        results.interceptor,
        interceptorChart(results.interceptor.figures.medians[1000]),
        'The same with a thousand.',
        Math.log,
      ),
      ...section(
        'Rate limits: writes lost of 300',
        results['rate-limits'],
        rateLimitChart(results['rate-limits'].figures.runs),
        '300 simultaneous writes at the rate limit of a plan; auth0-angular with three retries of the application. Lower is better.',
      ),
      ...section(
        'Emulator: tokens a second',
        results.emulator,
        emulatorChart(results.emulator.figures.servers),
        'Client-credentials tokens on one connection. Higher is better.',
      ),
      ...section(
        'Proxy: changes a second',
        results.proxy,
        proxyChart(results.proxy.figures.proxies),
        '`PATCH /me` against a bare server that verifies the token and forwards. Higher is better.',
      ),
    ].join('\n\n') + '\n'
  );
}

function section(title, { at }, rows, text, scale) {
  return [`## ${title}`, text, barChart({ title, rows, scale }), `Measured ${at} UTC.`];
}

function bundleChart({ baseline, peers, base, features }) {
  const own = features.profile.gzipped - base.gzipped;
  return [
    row('ngx-auth0-profile', own, kilobytes(own)),
    ...Object.entries(peers).map(([name, { gzipped }]) =>
      row(name, gzipped - baseline.gzipped, kilobytes(gzipped - baseline.gzipped)),
    ),
  ];
}

function interceptorChart(medians) {
  return Object.entries(medians)
    .filter(([name]) => name !== 'HttpClient alone')
    .map(([name, { cachedToken }]) =>
      row(name, cachedToken.ratio, `${short(cachedToken.ratio)} ×`),
    );
}

function rateLimitChart(runs) {
  return runs
    .filter(({ count }) => count === 300)
    .map(({ peer, lost }) => row(peer, lost, String(lost)));
}

function emulatorChart(servers) {
  return Object.entries(servers).map(([name, { tokens }]) => row(name, tokens, short(tokens)));
}

function proxyChart(proxies) {
  return Object.entries(proxies).map(([name, { perSecond }]) =>
    row(name, perSecond, short(perSecond)),
  );
}

function row(label, value, text) {
  return { label, value, text, own: OWN.includes(label) };
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

function short(value) {
  return value < 100 ? value.toFixed(1) : Math.round(value).toLocaleString('en');
}
