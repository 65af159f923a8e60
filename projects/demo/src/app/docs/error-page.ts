import { Component, computed, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';

import { DocContent } from './doc-content';
import { findErrorDoc } from './error-doc';
import { fixesFor } from './fixes-for';
import { renderMarkdown } from './render-markdown';

/** Explains one error message or problem, with the fix for each client: the `helpPage` of a diagnosis. */
@Component({
  selector: 'demo-error-page',
  imports: [DocContent, RouterLink],
  templateUrl: './error-page.html',
  styleUrl: './error-page.scss',
})
export class ErrorPage {
  /** The last part of the page's path, from the URL. */
  readonly errorId = input.required<string>();

  protected readonly doc = computed(() => findErrorDoc(this.errorId()));
  protected readonly fixes = resource({
    params: () => this.doc()?.diagnosis.problem,
    loader: async ({ params: problem, abortSignal }) => {
      const fixes = await fixesFor(problem, abortSignal);
      return fixes === undefined ? '' : renderMarkdown(fixes);
    },
  });
}
