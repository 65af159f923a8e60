/** The page of the static site: `index.html` of the app, below `baseHref`, started by `start.js`. */
export function siteIndex(index, baseHref) {
  const main = /<script src="(main-[\w-]+\.js)" type="module"><\/script>/.exec(index);
  if (main === null) {
    throw new Error('index.html of the demo has no main script. Build the demo for production.');
  }
  return index
    .replace('<base href="/"', `<base href="${baseHref}"`)
    .replace(main[0], `<script src="start.js" data-main="${main[1]}" type="module"></script>`)
    .replace('</demo-root>', `${NO_SCRIPT}</demo-root>`);
}

const NO_SCRIPT = '<noscript>This demo needs JavaScript.</noscript>';
