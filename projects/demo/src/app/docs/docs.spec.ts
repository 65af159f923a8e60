import { findDoc } from './docs';
import { linkTarget, slugOf } from './link-target';
import { renderDoc } from './render-doc';

describe('linkTarget', () => {
  it('finds the page of a relative link', () => {
    expect(linkTarget('guides/features.md')).toEqual({ kind: 'doc', id: 'features' });
    expect(linkTarget('testing.md#options')).toEqual({ kind: 'doc', id: 'testing' });
    expect(linkTarget('../README.md')).toEqual({ kind: 'doc', id: 'readme' });
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
