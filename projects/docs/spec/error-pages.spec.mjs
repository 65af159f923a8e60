import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import { root } from '../../../tools/setup/run.mjs';
import { searchText } from '../.vitepress/theme/search-text.mjs';
import { exampleOf, pasted } from '../errors/examples.mjs';
import { NOTES, notesOf } from '../errors/notes.mjs';
import { diagnose } from '../generator/diagnosis.mjs';
import { errorPages, fixesOf } from '../generator/error-pages.mjs';
import { PROBLEMS } from '../generator/problems.mjs';
import { builtSite, readSearchIndex } from './built-site.mjs';

const CLIENTS = [
  'ngx-auth0-profile',
  'auth0-spa-js',
  'auth0-js',
  'Auth0Lock',
  'fetch',
  'dashboard',
];

/** What people paste together with a message. */
const AROUND = {
  'in quotes': (message) => `"${message}"`,
  'in the JSON of a response': (message) =>
    JSON.stringify({ statusCode: 403, error: 'x', message }),
  'after what Angular prints in the console': (message) =>
    `core.mjs:7191 ERROR HttpErrorResponse {headers: HttpHeaders, status: 403, url: "https://acme.eu.auth0.com/api/v2/users/1"} ${message}`,
  'with a stack trace': (message) =>
    `Uncaught (in promise) Error: ${message}\n    at Object.next (profile.service.ts:42:11)\n    at rxjs.js:183:16`,
  'broken into lines': (message) => message.split(' ').join('\n  '),
};

describe('the error pages', () => {
  const pages = errorPages();
  const withMessage = pages.filter(({ messages }) => messages.length > 0);

  it('are at least 30, one for each message', () => {
    expect(withMessage.length).toBeGreaterThan(30);
  });

  it('cover every problem of the library', () => {
    const source = readFileSync(
      join(root, 'projects/ngx-auth0-profile/diagnosis/src/model/diagnosis-problem.ts'),
      'utf8',
    );
    const problems = [...source.matchAll(/\| '([a-z-]+)'/g)].map(([, name]) => name).sort();
    expect(Object.values(PROBLEMS).flat().sort()).toEqual(problems);
  });

  it('are where the diagnosis of a pasted message leads', async () => {
    const site = await builtSite();
    for (const { path, messages } of withMessage) {
      expect(site.has(`/${path}.html`))
        .withContext(path)
        .toBeTrue();
      for (const { message } of messages) {
        // "Too Many Requests" alone is the text of any 429; as the message of a body it is Auth0's.
        const texts = [pasted(message), JSON.stringify({ message: pasted(message) })];
        const found = texts.map((text) => diagnose(text).helpPage);
        expect(found).withContext(message).toContain(path);
      }
    }
  }, 300_000);

  it('are where the diagnosis of a problem without a message leads', async () => {
    const site = await builtSite();
    for (const { problem } of pages) {
      expect(site.has(`/errors/${problem}.html`))
        .withContext(problem)
        .toBeTrue();
    }
  }, 300_000);

  it('explain their own problem', () => {
    for (const { path, problem, diagnosis } of pages) {
      expect(diagnosis.problem).withContext(path).toBe(problem);
    }
  });

  it('have the exact text as their heading', async () => {
    const site = await builtSite();
    for (const { path, title } of withMessage) {
      const [, heading] = /<h1[^>]*>([\s\S]*?) ?<a class="header-anchor"/.exec(
        site.get(`/${path}.html`),
      );
      expect(plainText(heading)).toBe(title);
    }
  }, 300_000);

  it('are found first by a search for the message', async () => {
    const index = MiniSearch.loadJSON(await readSearchIndex(), SEARCH);
    for (const { path, messages } of withMessage) {
      for (const { message } of messages) {
        const [first] = index.search(message.replaceAll('…', ''));
        // Two messages with the same words in another order have pages that a search cannot tell apart.
        expect(wordsOf(first?.id.replace(/#.*/, '')))
          .withContext(message)
          .toEqual(wordsOf(`/${path}.html`));
      }
    }
  }, 300_000);

  for (const [name, around] of Object.entries(AROUND)) {
    it(`are found first by a search for the message ${name}`, async () => {
      const index = MiniSearch.loadJSON(await readSearchIndex(), SEARCH);
      for (const { path, messages } of withMessage) {
        for (const { message } of messages.filter((known) => known.message.length > 11)) {
          const [first] = index.search(searchText(around(pasted(message))));
          expect(wordsOf(first?.id.replace(/#.*/, '')))
            .withContext(message)
            .toEqual(wordsOf(`/${path}.html`));
        }
      }
    }, 300_000);
  }

  it('say nothing about a placeholder', () => {
    for (const { path, diagnosis } of withMessage) {
      const texts = [diagnosis.whatHappened, diagnosis.remedy.text, ...diagnosis.evidence].join(
        ' ',
      );
      expect(texts).withContext(path).not.toMatch(/\bx\b/);
    }
  });

  it('show an example of what varies in a message', () => {
    expect(exampleOf('You cannot update the following fields: …')).toBe(
      'You cannot update the following fields: email',
    );
    expect(exampleOf('IDX10214: …')).toBe('IDX10214: …');
  });

  it('explain each message about the configuration, and have no note without a page', () => {
    const explained = NOTES.flatMap(([names]) => names);
    const paths = withMessage.map(({ path }) => path.replace('errors/', ''));
    expect(explained.filter((name) => !paths.includes(name))).toEqual([]);
    const configuration = withMessage.filter(({ problem }) => problem === 'invalid-configuration');
    expect(configuration.filter(({ path }) => notesOf(path).length === 0)).toEqual([]);
  });

  it('have a fix for each client where the message is about tokens, scopes or the login', () => {
    for (const { path, messages, problem } of pages) {
      const isOfAuth0 = messages.some(({ source }) => source.startsWith('Auth0 '));
      const fixes = fixesOf(problem).map(({ title }) => title);
      if (isOfAuth0 && /token|audience|scope|login|consent|expired/.test(problem)) {
        for (const client of CLIENTS) {
          expect(fixes.some((title) => title.includes(client)))
            .withContext(`${path}: ${client}`)
            .toBeTrue();
        }
      }
    }
  });
});

/** The options of VitePress's local search. */
const SEARCH = {
  fields: ['title', 'titles', 'text'],
  storeFields: ['title', 'titles'],
  searchOptions: { fuzzy: 0.2, prefix: true, boost: { title: 4, text: 2, titles: 1 } },
};

function wordsOf(path = '') {
  return path.split(/[^a-z0-9]+/).sort();
}

function plainText(html) {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .trim();
}
