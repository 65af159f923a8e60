import { builtSite } from './built-site.mjs';

describe('the built site', () => {
  it('has no link to a page or a heading that does not exist', async () => {
    const site = await builtSite();
    const ids = new Map([...site].map(([path, html]) => [path, idsOf(html)]));
    const broken = new Set();
    for (const [path, html] of site) {
      for (const href of linksOf(html)) {
        const url = new URL(href, `http://site.test${path}`);
        const target = url.pathname.replace(/\/$/, '/index.html');
        const isFile = !/(\.html|\/[^.]*)$/.test(target) || /^\/(api|demo-site)\//.test(target);
        if (url.host !== 'site.test' || isFile) {
          continue;
        }
        const page = ids.has(target) ? target : `${target}.html`;
        const anchor = decodeURIComponent(url.hash.slice(1));
        if (!ids.has(page) || (anchor !== '' && !ids.get(page).has(anchor))) {
          broken.add(`${path} → ${href}`);
        }
      }
    }
    expect([...broken]).toEqual([]);
  }, 300_000);

  it('links to other sites by https only, apart from this computer', async () => {
    const site = await builtSite();
    const wrong = [...site.values()]
      .flatMap(linksOf)
      .filter((href) => /^[a-z]+:/i.test(href))
      .filter(
        (href) =>
          !/^(https:\/\/[\w.-]+|http:\/\/(localhost|127\.0\.0\.1)([:/]|$)|mailto:)/.test(href),
      );
    expect([...new Set(wrong)]).toEqual([]);
  }, 300_000);

  it('loads nothing from another machine', async () => {
    const site = await builtSite();
    const loaded = [...site].filter(([, html]) =>
      /<(script|img|iframe|source|video)\b[^>]*\bsrc="(https?:)?\/\/|<link\b[^>]*\bhref="(https?:)?\/\//.test(
        html,
      ),
    );
    expect(loaded.map(([path]) => path)).toEqual([]);
  }, 300_000);
});

function idsOf(html) {
  return new Set([...html.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id));
}

function linksOf(html) {
  return [...html.matchAll(/<a\b[^>]*\bhref="([^"]*)"/g)].map(([, href]) =>
    href.replaceAll('&amp;', '&'),
  );
}
