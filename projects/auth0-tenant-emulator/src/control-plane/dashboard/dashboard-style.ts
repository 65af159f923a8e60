/** The dashboard's own style, on top of the one every page has. */
export const DASHBOARD_STYLE = `
:root { --good: #14692f; --warning: #8a4b00; --neutral: #44505e; }
@media (prefers-color-scheme: dark) { :root { --good: #7ddb9a; --warning: #f3bf73;
  --neutral: #b6c0cc; } }
body { display: block; }
.dashboard { width: auto; max-width: 82rem; margin: 0 auto; padding: 1.5rem 1rem; border: 0;
  background: none; }
header { display: grid; grid-template-columns: 1fr auto; gap: .75rem 1rem; align-items: center; }
header h1 { margin: 0; }
.badge { margin-inline-start: .5rem; padding: .1rem .5rem; border-radius: 1rem; font-size: .75rem;
  vertical-align: middle; color: #fff; background: #a61b1b; }
.scroll:focus-visible { outline: 3px solid #f59e0b; outline-offset: 2px; }
.refresh { padding: .4rem .9rem; border: 1px solid var(--accent); border-radius: .5rem;
  text-decoration: none; }
dl { grid-column: 1 / -1; margin: 0; display: flex; flex-wrap: wrap; gap: .5rem 2rem; }
dt { font-size: .75rem; color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
code { font-size: .85em; }
nav { display: flex; flex-wrap: wrap; gap: .5rem; margin: 1.25rem 0; }
nav a { padding: .35rem .8rem; border: 1px solid var(--line); border-radius: 1rem; font-size: .85rem;
  background: var(--card); color: inherit; text-decoration: none; }
.actions { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; }
.actions form { display: flex; flex-wrap: wrap; gap: .35rem; align-items: center; margin: 0; max-width: 100%; }
.actions label { margin: 0; font-size: .8rem; }
.actions input, .actions select { width: auto; max-width: 11rem; margin: 0; padding: .3rem .5rem; }
.actions button { width: auto; margin: 0; padding: .3rem .7rem; font-size: .8rem; }
.token textarea { width: 100%; font-family: monospace; }
.cards { display: grid; gap: 1rem; grid-template-columns: repeat(2, minmax(0, 1fr));
  align-items: start; }
section { padding: .75rem 1rem 1rem; border: 1px solid var(--line); border-radius: .75rem;
  background: var(--card); min-width: 0; }
section h2 { margin: 0 0 .5rem; font-size: 1rem; color: inherit; }
section h2 small { font-weight: normal; color: var(--soft); }
section p { margin: 0; color: var(--soft); font-size: .85rem; }
section.wide { grid-column: 1 / -1; width: auto; }
th { font-weight: 600; font-size: .75rem; color: var(--soft); white-space: nowrap; }
th, td { border-color: var(--line); vertical-align: top; padding: .35rem .75rem .35rem 0; }
tbody tr:last-child td { border-bottom: 0; }
td { overflow-wrap: break-word; }
td small { display: block; color: var(--soft); font-size: .75rem; }
time { font-variant-numeric: tabular-nums; white-space: nowrap; }
del { color: var(--bad); }
.chip { padding: 0 .45rem; border: 1px solid currentColor; border-radius: 1rem; font-size: .75rem;
  white-space: nowrap; }
.good { color: var(--good); } .warning { color: var(--warning); }
.bad { color: var(--bad); } .neutral { color: var(--neutral); }
@media (max-width: 50rem) { .cards { grid-template-columns: minmax(0, 1fr); } }
`;
