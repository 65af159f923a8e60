/** The style every page of the tenant has. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; color: CanvasText;
  --card: #fff; --back: #f4f5f7; --line: #d9dce1; --soft: #565c66; --accent: #1d4ed8; --bad: #a61b1b; }
@media (prefers-color-scheme: dark) { :root { --card: #1b1e23; --back: #121417; --line: #363b43;
  --soft: #aab1bb; --accent: #93b4ff; --bad: #ff9d9d; } }
body { margin: 0; display: grid; place-items: center; min-height: 100vh; background: var(--back); }
main { box-sizing: border-box; width: min(27rem, 100vw - 2rem); margin: 1rem 0; padding: 1.75rem;
  border: 1px solid var(--line); border-radius: .75rem; background: var(--card); }
main:empty { display: none; }
h1 { font-size: 1.4rem; margin: 0 0 .25rem; }
h2 { font-size: .85rem; font-weight: 600; margin: 1.5rem 0 .5rem; color: var(--soft); }
p { margin: 0 0 1rem; }
a { color: var(--accent); }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem; }
button { font: inherit; width: 100%; padding: .6rem .8rem; text-align: start; cursor: pointer;
  border: 1px solid var(--line); border-radius: .5rem; background: var(--back); color: inherit; }
button:hover { border-color: var(--accent); }
button.primary { background: #1d4ed8; border-color: #1d4ed8; color: #fff; text-align: center; }
button small { display: block; color: var(--soft); }
a:focus-visible, button:focus-visible, input:focus-visible { outline: 3px solid #f59e0b;
  outline-offset: 2px; }
label { display: block; margin: .75rem 0 .25rem; }
input { font: inherit; width: 100%; box-sizing: border-box; padding: .5rem; border: 1px solid GrayText;
  border-radius: .5rem; background: Field; color: FieldText; }
button.quiet { text-align: center; margin-top: .5rem; background: none; }
form .primary { margin-top: 1rem; }
.error { border-inline-start: 4px solid #dc2626; padding-inline-start: .75rem; }
.switch { margin-top: 1rem; }
.note { font-size: .8rem; color: var(--soft); margin: 1.5rem 0 0; }
table { border-collapse: collapse; width: 100%; font-size: .85rem; }
th, td { text-align: start; padding: .25rem .5rem; border-bottom: 1px solid GrayText; }
.scroll { overflow-x: auto; }
`;
