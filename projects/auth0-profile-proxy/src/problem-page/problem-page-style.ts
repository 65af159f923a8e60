/** Style of the pages that users see in place of the application, light or dark as their system is. */
export const PROBLEM_PAGE_STYLE = `
  :root {
    color-scheme: light dark;
    font: 1.0625rem/1.6 system-ui, sans-serif;
    --page: light-dark(#f3f4f6, #16181b);
    --card: light-dark(#ffffff, #202327);
    --line: light-dark(#d5d9de, #41464d);
    --quiet: light-dark(#55606b, #a9b3bd);
    --link: light-dark(#1f5bb5, #8fb8ff);
  }
  body { margin: 0; background: var(--page); }
  main {
    box-sizing: border-box;
    max-width: 34rem;
    margin: max(1rem, 12vh) auto 1rem;
    padding: 2rem;
    background: var(--card);
    border: 1px solid var(--line);
    border-radius: .75rem;
    overflow-wrap: anywhere;
  }
  @media (max-width: 36rem) {
    main { margin: 1rem; padding: 1.5rem 1.25rem; }
  }
  h1 { margin: .25rem 0 .75rem; font-size: 1.5rem; line-height: 1.25; }
  p { margin: 0 0 1rem; }
  .host, .reference { color: var(--quiet); font-size: .875rem; }
  .reference code { display: inline-block; font-family: ui-monospace, monospace; }
  .host { margin: 0; }
  .reference { margin: 1.5rem 0 0; }
  .actions { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; align-items: center; margin-top: 1.5rem; }
  a { color: var(--link); padding: .5rem 0; }
  a.first {
    padding: .5rem 1rem;
    border-radius: .5rem;
    background: var(--link);
    color: var(--card);
    text-decoration: none;
  }
  a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
  section { margin-top: 1.5rem; border-top: 1px solid var(--line); padding-top: 1rem; font-size: .9375rem; }
  h2 { margin: 0 0 .5rem; font-size: 1rem; }
`;
