import { findDoc } from './docs';
import { linkTarget, slugOf } from './link-target';
import { renderDoc } from './render-doc';
import { renderMarkdown } from './render-markdown';

describe('linkTarget', () => {
  it('finds the page of a relative link', () => {
    expect(linkTarget('guides/features.md')).toEqual({ kind: 'page', url: '/docs/features' });
    expect(linkTarget('testing.md#options')).toEqual({
      kind: 'page',
      url: '/docs/testing#options',
    });
    expect(linkTarget('../README.md')).toEqual({ kind: 'page', url: '/docs/readme' });
  });

  it('finds the page that the documentation site has at another path', () => {
    expect(linkTarget('/token-doctor')).toEqual({ kind: 'page', url: '/doctor' });
    expect(linkTarget('/library#use')).toEqual({ kind: 'page', url: '/docs/readme#use' });
  });

  it('reports a page that this app does not have', () => {
    expect(linkTarget('/proxy')).toEqual({ kind: 'none' });
    expect(linkTarget('../other/file.md')).toEqual({ kind: 'none' });
  });

  it('finds a heading of the same page', () => {
    expect(linkTarget('#errors')).toEqual({ kind: 'heading', slug: 'errors' });
  });

  it('leaves other links alone', () => {
    expect(linkTarget('https://standardschema.dev')).toEqual({ kind: 'external' });
    expect(linkTarget('https://evil.example/other.md.html')).toEqual({ kind: 'external' });
  });
});

describe('slugOf', () => {
  it('returns the anchor of a heading', () => {
    expect(slugOf('Tokens for your own APIs')).toBe('tokens-for-your-own-apis');
    expect(slugOf('What happens when …')).toBe('what-happens-when-');
  });
});

describe('renderMarkdown', () => {
  it('says where a page is that this app does not have', () => {
    expect(renderMarkdown('See [the *proxy*](/proxy).')).toBe(
      '<p>See the <em>proxy</em> (<code>/proxy</code> in the documentation site, <code>npm run docs</code>).</p>\n',
    );
    expect(renderMarkdown('[features](features.md)')).toContain('<a href="features.md">');
  });
});

describe('renderDoc', () => {
  it('renders Markdown without its first heading', () => {
    expect(renderDoc('a.md', '# Title\n\nSome *text*.')).toBe('<p>Some <em>text</em>.</p>\n');
  });

  it('renders source code as a code block', () => {
    expect(renderDoc('a.ts', 'const a = 1 < 2;')).toContain('const a = 1 &lt; 2;');
  });
});

describe('findDoc', () => {
  it('returns undefined for an unknown page', () => {
    expect(findDoc('no-such-page')).toBeUndefined();
  });
});
