import { homeWithCertificate } from '../harness/certificate.mjs';
import { createClient, inParallel } from '../harness/http-client.mjs';
import { startServer, withServers } from '../harness/server-process.mjs';
import { interleave, median } from '../harness/statistics.mjs';
import { figure, ratio, table } from '../harness/table.mjs';
import { askForToken, authorizationServers } from './authorization-servers.mjs';

const NAMES = Object.keys(authorizationServers);
const OURS = 'auth0-tenant-emulator';
const WIDTH = 8;
const ROUND_BUDGET = 3_000;
const LOGIN_BUDGET = 90_000;

export const emulator = {
  name: 'emulator',
  title: 'Emulator: beside other authorization servers for tests',
  run: async ({ rounds, quick, growth }) => {
    const options = { env: { HOME: homeWithCertificate() } };
    const starts = await interleave(NAMES, rounds, (name) => timeToFirstAnswer(name, options));
    const throughput = await withServers(
      NAMES,
      async (servers) => ({
        tokens: await perSecond(servers, rounds, quick ? 200 : 1000, (client, name) =>
          askForToken(client, authorizationServers[name]),
        ),
        discovery: await perSecond(servers, rounds, quick ? 400 : 3000, discover),
      }),
      options,
    );
    const memory = {};
    for (const name of NAMES) {
      memory[name] = await memoryOfLogins(name, options, quick ? 200 : growth ? 10_000 : 1000);
    }
    return {
      rounds,
      servers: Object.fromEntries(
        NAMES.map((name) => [
          name,
          {
            start: median(starts.get(name)),
            tokens: throughput.tokens[name].perSecond,
            tokenCpu: throughput.tokens[name].cpu,
            discovery: throughput.discovery[name].perSecond,
            ...memory[name],
          },
        ]),
      ),
    };
  },
  report: ({ rounds, servers }) => {
    const ours = servers[OURS];
    return [
      `Each in a process of its own on the same Node; median of ${rounds} rounds, servers interleaved, ${WIDTH} requests at a time, ${ROUND_BUDGET / 1000} s a round at most. Tokens are client-credentials tokens in JWT form, signed with RSA-2048. auth0-simulator speaks https only. In brackets the ratio to auth0-tenant-emulator.`,
      table(
        ['', ...NAMES],
        [
          ['Start to first answer, ms', ...values(servers, ours, 'start')],
          ['Tokens per second', ...values(servers, ours, 'tokens')],
          ['CPU time of the server for a token, ms', ...values(servers, ours, 'tokenCpu')],
          ['Discovery documents per second', ...values(servers, ours, 'discovery')],
          ['Heap after start, MB', ...megabytes(servers, 'heapAtStart')],
          ['Heap after a tenth of the logins, MB', ...megabytes(servers, 'heapAfterTenth')],
          ['Heap after all logins, MB', ...megabytes(servers, 'heapAtEnd')],
          [
            'Heap each login after a tenth adds, kB',
            ...NAMES.map((name) => perLogin(servers[name])),
          ],
          ['Memory (RSS) after all logins, MB', ...megabytes(servers, 'rssAtEnd')],
          ['Logins', ...NAMES.map((name) => servers[name].logins.toLocaleString('en'))],
          ['Logins per second', ...values(servers, ours, 'loginsPerSecond')],
        ],
      ),
      `A login is an authorization-code flow with PKCE to the token, through whatever pages the server puts in between; the first tenth and the rest stop after ${LOGIN_BUDGET / 1000} s each, and a server with fewer logins than the others has not got further. oidc-provider keeps its newest 1,000 records only; auth0-tenant-emulator keeps sessions for three days, codes for ten minutes and the newest 10,000 requests of its log, until \`reset()\` or their end.`,
    ];
  },
  requirements: ({ servers }) => {
    const others = NAMES.filter((name) => name !== OURS);
    const slowest = Math.max(...others.map((name) => servers[name].start));
    const fastest = Math.max(...others.map((name) => servers[name].tokens));
    return [
      {
        what: 'Emulator: start against the slowest of the others',
        found: ratio(servers[OURS].start / slowest),
        limit: '≤ 1 ×',
        holds: servers[OURS].start <= slowest,
      },
      {
        what: 'Emulator: token throughput against the fastest of the others',
        found: ratio(servers[OURS].tokens / fastest),
        limit: '≥ 1 ×',
        holds: servers[OURS].tokens >= fastest,
      },
    ];
  },
};

async function timeToFirstAnswer(name, options) {
  const server = await startServer(name, options);
  const client = createClient(server.url);
  try {
    await discover(client, name);
    return performance.now() - server.started;
  } finally {
    client.close();
    await server.stop();
  }
}

async function perSecond(servers, rounds, count, work) {
  for (const name of NAMES) {
    await measureRound(servers[name], name, count / 4, work);
  }
  const results = await interleave(NAMES, rounds, (name) =>
    measureRound(servers[name], name, count, work),
  );
  const of = (name, key) => median(results.get(name).map((result) => result[key]));
  return Object.fromEntries(
    NAMES.map((name) => [name, { perSecond: of(name, 'perSecond'), cpu: of(name, 'cpu') }]),
  );
}

/** One round on connections of its own: a server may close what was idle while the others had their turn. */
async function measureRound(server, name, count, work) {
  const client = createClient(server.url);
  const cpu = await server.cpu();
  const started = performance.now();
  const answered = await withinBudget(ROUND_BUDGET, count, () => work(client, name));
  const milliseconds = performance.now() - started;
  client.close();
  return {
    perSecond: (answered * 1000) / milliseconds,
    cpu: ((await server.cpu()) - cpu) / answered,
  };
}

async function memoryOfLogins(name, options, count) {
  const { login } = authorizationServers[name];
  return withServers(
    [name],
    async ({ [name]: server }) => {
      const client = createClient(server.url);
      const started = performance.now();
      const logIn = (many) => withinBudget(LOGIN_BUDGET, many, (at) => login(client, at));
      const atStart = await server.memory();
      const loginsAtTenth = await logIn(count / 10);
      const afterTenth = await server.memory();
      const logins = loginsAtTenth + (await logIn(count - count / 10));
      const seconds = (performance.now() - started) / 1000;
      const atEnd = await server.memory();
      client.close();
      return {
        logins,
        loginsAtTenth,
        loginsPerSecond: logins / seconds,
        heapAtStart: atStart.heapUsed,
        heapAfterTenth: afterTenth.heapUsed,
        heapAtEnd: atEnd.heapUsed,
        rssAtEnd: atEnd.rss,
      };
    },
    options,
  );
}

/** Does `work` up to `count` times, `WIDTH` at a time, but begins none once the budget is spent; says how many it did. */
async function withinBudget(milliseconds, count, work) {
  const until = performance.now() + milliseconds;
  let done = 0;
  await inParallel(Math.ceil(count), WIDTH, async (at) => {
    if (performance.now() > until) {
      return;
    }
    await work(at);
    done++;
  });
  return done;
}

async function discover(client, name) {
  const { status, text } = await client.send('GET', authorizationServers[name].discovery);
  if (status !== 200) {
    throw new Error(`${name} answered ${status}: ${text.slice(0, 200)}`);
  }
}

function values(servers, ours, key) {
  return NAMES.map((name) =>
    name === OURS
      ? figure(servers[name][key])
      : `${figure(servers[name][key])} (${ratio(servers[name][key] / ours[key])})`,
  );
}

function perLogin({ logins, loginsAtTenth, heapAfterTenth, heapAtEnd }) {
  return figure((heapAtEnd - heapAfterTenth) / (logins - loginsAtTenth) / 1e3);
}

function megabytes(servers, key) {
  return NAMES.map((name) => figure(servers[name][key] / 1e6));
}
