import { codeLines } from './code-lines';

describe('codeLines', () => {
  it('tells added, removed and kept lines apart and drops their signs', () => {
    expect(codeLines('  new auth0.Management({\n-   token: a,\n+   token: b,\n  });')).toEqual([
      { change: 'same', text: 'new auth0.Management({' },
      { change: 'removed', text: '  token: a,' },
      { change: 'added', text: '  token: b,' },
      { change: 'same', text: '});' },
    ]);
  });

  it('keeps empty lines', () => {
    expect(codeLines('  a\n\n  b').map(({ text }) => text)).toEqual(['a', '', 'b']);
  });
});
