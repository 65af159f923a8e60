// Without the web font of the default theme, so that a page uses the fonts of its reader.
import DefaultTheme from 'vitepress/theme-without-fonts';
import TokenDoctor from './TokenDoctor.vue';
import './style.css';

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component('TokenDoctor', TokenDoctor);
  },
};
