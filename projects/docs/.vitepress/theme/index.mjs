// Without the web font of the default theme, so that a page uses the fonts of its reader.
import DefaultTheme from 'vitepress/theme-without-fonts';
import TokenDoctor from './TokenDoctor.vue';
import './style.css';

let loading;

/** Lets the search recognize error messages; see the option `tokenize` in the configuration. */
function loadSearchText() {
  loading ??= import('./search-text.mjs').then(({ searchText }) => {
    globalThis.searchText = searchText;
  });
}

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component('TokenDoctor', TokenDoctor);
    if (!import.meta.env.SSR) {
      // The search cannot be opened before one of these.
      for (const event of ['pointerdown', 'keydown', 'focusin']) {
        addEventListener(event, loadSearchText, { once: true, capture: true });
      }
    }
  },
};
