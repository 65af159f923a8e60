import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';
import { errorSidebar, siteSidebar } from '../generator/sidebar.mjs';

/** The static demo, where it was built before the site. */
const DEMO = fileURLToPath(new URL('../dist/pages/public/demo-site/index.html', import.meta.url));

/** The documentation site. `npm run docs` writes its pages to `dist/pages` first. */
export default defineConfig({
  title: 'ngx-auth0-profile',
  description: 'Lets the users of an Angular application edit their own Auth0 profile.',
  srcDir: 'dist/pages',
  srcExclude: ['public/**'],
  outDir: 'dist/site',
  cacheDir: 'dist/cache',
  base: process.env.DOCS_BASE ?? '/',
  cleanUrls: false,
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  ignoreDeadLinks: 'localhostLinks',
  lastUpdated: false,
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  },
  vite: { build: { chunkSizeWarningLimit: 4000 } },
  themeConfig: {
    search: {
      provider: 'local',
      options: {
        miniSearch: {
          searchOptions: {
            // VitePress stores this function as text, so that it can use nothing but globals. The theme sets `searchText`.
            tokenize: (text) => (globalThis.searchText?.(text) ?? text).split(/[\n\r\p{Z}\p{P}]+/u),
          },
        },
      },
    },
    nav: [
      { text: 'Quick start', link: '/quick-start' },
      { text: 'Error messages', link: '/errors/' },
      { text: 'API', link: '/api/index.html', target: '_self' },
      ...(existsSync(DEMO)
        ? [{ text: 'Demo', link: '/demo-site/index.html', target: '_self' }]
        : []),
    ],
    sidebar: { '/errors/': errorSidebar(), '/': siteSidebar() },
    outline: [2, 3],
    footer: { message: 'Not affiliated with Auth0 or Okta. MIT licence.' },
  },
});
