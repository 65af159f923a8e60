/** Style of the documentation page, light or dark as the reader's system is. */
export const PAGE_STYLE = `
  :root {
    color-scheme: light dark;
    font: 1rem/1.55 system-ui, sans-serif;
    --faint: light-dark(#f4f5f7, #202327);
    --line: light-dark(#d5d9de, #41464d);
    --quiet: light-dark(#55606b, #a9b3bd);
  }
  body { max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
  h1 { line-height: 1.2; }
  h2, p code { overflow-wrap: anywhere; }
  td code { white-space: nowrap; }
  td:nth-child(2):not(:last-child) { min-width: 7.5rem; }
  h2 { margin: 3rem 0 1rem; border-top: 1px solid var(--line); padding-top: 1.5rem; font-size: 1.25rem; }
  h3 { margin: 1.5rem 0 .25rem; font-size: 1rem; }
  code { font-family: ui-monospace, monospace; font-size: .92em; }
  pre { background: var(--faint); border-radius: .4rem; padding: .75rem 1rem; overflow-x: auto; }
  .scroll { overflow-x: auto; }
  table { border-collapse: collapse; width: 100%; }
  th { font-weight: 600; color: var(--quiet); }
  td:last-child { width: 100%; min-width: 12rem; }
  td, th { text-align: left; vertical-align: top; padding: .35rem .9rem .35rem 0; border-bottom: 1px solid var(--line); }
`;
