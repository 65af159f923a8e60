import { Component, DOCUMENT, computed, inject, input, resource } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';

import { DocContent } from './doc-content';
import { GUIDES, SOURCES, findDoc } from './docs';
import { renderDoc } from './render-doc';

/** Shows a page of the documentation or a source file of this demo. */
@Component({
  selector: 'demo-docs-page',
  imports: [DocContent, RouterLink, RouterLinkActive],
  templateUrl: './docs-page.html',
  styleUrl: './docs-page.scss',
})
export class DocsPage {
  /** The id of the page, from the URL. */
  readonly docId = input.required<string>();

  /** On a narrow screen the list of pages would push the page itself out of sight. */
  protected readonly isWide =
    inject(DOCUMENT).defaultView?.matchMedia('(min-width: 900px)').matches ?? true;
  protected readonly sections = [
    { title: 'Documentation', docs: GUIDES },
    { title: 'Code of this demo', docs: SOURCES },
  ];
  protected readonly doc = computed(() => findDoc(this.docId()));
  protected readonly html = resource({
    params: () => this.doc()?.url,
    loader: async ({ params: url, abortSignal }) => {
      const response = await fetch(url, { signal: abortSignal });
      if (!response.ok) {
        throw new Error(`${url} responded with ${response.status}.`);
      }
      return renderDoc(url, await response.text());
    },
  });
}
