import { run } from '../../../tools/setup/run.mjs';
import { writePages } from './write-pages.mjs';

// `npm run docs` and `npm run docs:build`: writes the pages, then serves or builds the site.
const [command = 'dev', ...args] = process.argv.slice(2);
writePages();
const VITEPRESS = ['node_modules/vitepress/bin/vitepress.js', command, 'projects/docs', ...args];
const { code } = await run('node', VITEPRESS);
process.exitCode = code;
