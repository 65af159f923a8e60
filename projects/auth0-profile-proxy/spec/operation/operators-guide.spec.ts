import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { problemCatalogue } from '../../src/problem/problem-catalogue.ts';
import { nodeMetrics } from '../../src/node.ts';
import { COUNTED_RESULTS } from '../../src/login/login-failure.ts';

const source = fileURLToPath(new URL('../../src', import.meta.url));
const alertsPage = readFileSync(
  new URL('../../../docs/pages/recipes/alerts.md', import.meta.url),
  'utf8',
);
const guide = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

describe("the operators' tables of the README", () => {
  it('list every metric, with its labels', async () => {
    expect(codesOf(rowsBelow('### Metrics')).sort()).toEqual((await ownMetrics()).sort());
  });

  it('list every message the source logs, with its level', () => {
    const listed = rowsBelow('### Log messages').map(
      ([message = '', level = '']) => `${level} ${message}`,
    );
    expect(listed.map(withoutTicks).sort()).toEqual(loggedMessages());
  });

  it('have an alert for every problem that is a fault of the service', () => {
    const faults = Object.entries(problemCatalogue)
      .filter(([, { status }]) => status >= 500)
      .map(([code]) => code);
    expect(faults.filter((code) => !alertedProblems().includes(code))).toEqual([]);
  });

  it('have alerts for problems, results and metrics that exist only', async () => {
    const alerts = rowsBelow('### Alerts').map(([alert = '']) => alert);
    expect(alertedProblems().filter((code) => !(code in problemCatalogue))).toEqual([]);
    const results = quotedValues(alerts, 'result');
    expect(results.filter((result) => !COUNTED_RESULTS.has(result))).toEqual([]);
    const names = [...alerts, alertsPage].flatMap((alert) =>
      [...alert.matchAll(/profile_proxy_\w+/g)].map(String),
    );
    const metrics = (await ownMetrics()).map((metric) => metric.split('{')[0] ?? '');
    expect(
      names.map((name) => name.replace(/_count$/, '')).filter((name) => !metrics.includes(name)),
    ).toEqual([]);
    expect(names.length).toBeGreaterThan(3);
  });

  function alertedProblems(): string[] {
    const alerts = rowsBelow('### Alerts').map(([alert = '']) => alert);
    return quotedValues(alerts, 'problem');
  }
});

/** `name{label,label}` of each metric the package adds to those of Node, after each was used once. */
async function ownMetrics(): Promise<string[]> {
  const metrics = nodeMetrics();
  metrics.request({
    route: 'me',
    method: 'GET',
    status: 500,
    seconds: 1,
    problem: 'internal-error',
  });
  metrics.upstream({ operation: 'read-user', status: 200, seconds: 1 });
  metrics.machineToken({ source: 'tenant' });
  metrics.breaker({ state: 'open' });
  metrics.login?.({ result: 'succeeded' });
  const text = await (await metrics.fetch(new Request('http://localhost/metrics'))).text();
  const names = [...text.matchAll(/^# TYPE (profile_proxy_\w+) /gm)].map(([, name = '']) => name);
  return names.map((name) => {
    const [, labels = ''] = new RegExp(`^${name}(?:_count)?\\{([^}]*)\\}`, 'm').exec(text) ?? [];
    const keys = [...labels.matchAll(/(\w+)="/g)].map(([, key = '']) => key);
    return keys.length === 0 ? name : `${name}{${keys.join(',')}}`;
  });
}

/** Level and message of every call of a log in the source; `…` stands for what a template fills in. */
function loggedMessages(): string[] {
  const found = new Set<string>();
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.ts') && !file.endsWith('node-log.ts')) {
      const text = readFileSync(`${source}/${file}`, 'utf8');
      visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true), found);
    }
  }
  return [...found].sort();
}

function visit(node: ts.Node, found: Set<string>): void {
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { name, expression } = node.expression;
    const [, message] = node.arguments;
    if (/(?:^|\.)log$/.test(expression.getText()) && message) {
      found.add(`${name.text} ${messageOf(message)}`);
    }
  }
  node.forEachChild((child) => {
    visit(child, found);
  });
}

function messageOf(argument: ts.Expression): string {
  return argument
    .getText()
    .slice(1, -1)
    .replaceAll(/\$\{[^}]*\}/g, '…');
}

/** The cells of the rows of the first table below a heading. */
function rowsBelow(heading: string): string[][] {
  const [, section = ''] = guide.split(`\n${heading}`);
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  const end = section.indexOf('\n#');
  const own = lines.filter((line) => section.indexOf(line) < end);
  return own.slice(2).map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

function codesOf(rows: readonly string[][]): string[] {
  return rows.map(([cell = '']) => withoutTicks(cell));
}

function withoutTicks(text: string): string {
  return text.replaceAll('`', '');
}

/** `a` and `b` of `name="a"` and `name=~"a|b"`. */
function quotedValues(texts: readonly string[], name: string): string[] {
  return texts.flatMap((text) =>
    [...text.matchAll(new RegExp(`${name}(?:=~?|!=)"([^"]+)"`, 'g'))].flatMap(([, values = '']) =>
      values.split(/\\?\|/),
    ),
  );
}
