// Without the web font of the default theme, so that a page uses the fonts of its reader.
import DefaultTheme from 'vitepress/theme-without-fonts';
import TokenDoctor from './TokenDoctor.vue';
import './style.css';

/** Lets the search recognize error messages; see the option `tokenize` in the configuration. */
async function loadSearchText() {
  ({ searchText: globalThis.searchText } = await import('./search-text.mjs'));
}

/** The search box of VitePress cuts a pasted text after 64 characters. */
function acceptLongTexts({ target }) {
  if (target.id === 'localsearch-input') {
    target.removeAttribute('maxlength');
  }
}

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component('TokenDoctor', TokenDoctor);
    if (!import.meta.env.SSR) {
      globalThis.addEventListener('focusin', acceptLongTexts);
      // Safari has no requestIdleCallback.
      const whenIdle = globalThis.requestIdleCallback ?? globalThis.setTimeout;
      whenIdle(() => void loadSearchText());
    }
  },
};
