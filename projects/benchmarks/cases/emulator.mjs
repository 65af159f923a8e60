import { homeWithCertificate } from '../harness/certificate.mjs';
import { createClient, inParallel } from '../harness/http-client.mjs';
import { startServer, withServers } from '../harness/server-process.mjs';
import { interleave, median } from '../harness/statistics.mjs';
import { figure, ratio, table } from '../harness/table.mjs';
import { requestToken, authorizationServers } from './authorization-servers.mjs';

const NAMES = Object.keys(authorizationServers);
const OURS = 'auth0-tenant-emulator';
const WIDTH = 8;
const ROUND_BUDGET = 3_000;
const LOGIN_BUDGET = 90_000;

export const emulator = {
  name: 'emulator',
  title: 'Emulator: compared with other authorization servers for tests',
  run: async ({ rounds, quick, growth }) => {
    const options = { env: { HOME: homeWithCertificate() } };
    const starts = await interleave(NAMES, rounds, (name) => timeToFirstResponse(name, options));
    const throughput = await withServers(
      NAMES,
      async (servers) => ({
        tokens: await perSecond(servers, rounds, quick ? 200 : 1000, (client, name) =>
          requestToken(client, authorizationServers[name]),
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
      `Each server runs in its own process on the same Node. Median of ${rounds} rounds; servers are measured round-robin, with ${WIDTH} parallel requests and at most ${ROUND_BUDGET / 1000} s per round. Tokens are JWTs from the client-credentials grant, signed with RSA-2048. auth0-simulator supports https only. In brackets: the ratio to auth0-tenant-emulator.`,
      table(
        ['', ...NAMES],
        [
          ['Start to first response, ms', ...values(servers, ours, 'start')],
          ['Tokens per second', ...values(servers, ours, 'tokens')],
          ['CPU time of the server per token, ms', ...values(servers, ours, 'tokenCpu')],
          ['Discovery documents per second', ...values(servers, ours, 'discovery')],
          ['Heap after start, MB', ...megabytes(servers, 'heapAtStart')],
          ['Heap after a tenth of the logins, MB', ...megabytes(servers, 'heapAfterTenth')],
          ['Heap after all logins, MB', ...megabytes(servers, 'heapAtEnd')],
          [
            'Heap per login after the first tenth, kB',
            ...NAMES.map((name) => perLogin(servers[name])),
          ],
          ['Memory (RSS) after all logins, MB', ...megabytes(servers, 'rssAtEnd')],
          ['Logins', ...NAMES.map((name) => servers[name].logins.toLocaleString('en'))],
          ['Logins per second', ...values(servers, ours, 'loginsPerSecond')],
        ],
      ),
      `A login is an authorization-code flow with PKCE up to the token, including the pages of the server. The first tenth and the rest stop after ${LOGIN_BUDGET / 1000} s each, so a slow server has fewer logins. oidc-provider keeps only its newest 1,000 records. auth0-tenant-emulator keeps sessions for three days, codes for ten minutes and the newest 10,000 requests of its log, or until \`reset()\`.`,
    ];
  },
  requirements: ({ servers }) => {
    const others = NAMES.filter((name) => name !== OURS);
    const slowest = Math.max(...others.map((name) => servers[name].start));
    const fastest = Math.max(...others.map((name) => servers[name].tokens));
    return [
      {
        what: 'Emulator: start time against the slowest other server',
        found: ratio(servers[OURS].start / slowest),
        limit: '≤ 1 ×',
        met: servers[OURS].start <= slowest,
      },
      {
        what: 'Emulator: token throughput against the fastest other server',
        found: ratio(servers[OURS].tokens / fastest),
        limit: '≥ 1 ×',
        met: servers[OURS].tokens >= fastest,
      },
    ];
  },
};

async function timeToFirstResponse(name, options) {
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

/** One round with new connections, because a server may close idle connections between its rounds. */
async function measureRound(server, name, count, work) {
  const client = createClient(server.url);
  const cpu = await server.cpu();
  const started = performance.now();
  const completed = await withinBudget(ROUND_BUDGET, count, () => work(client, name));
  const milliseconds = performance.now() - started;
  client.close();
  return {
    perSecond: (completed * 1000) / milliseconds,
    cpu: ((await server.cpu()) - cpu) / completed,
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

/** Runs `work` up to `count` times, `WIDTH` in parallel, until the time is over. Resolves to how often it ran. */
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
