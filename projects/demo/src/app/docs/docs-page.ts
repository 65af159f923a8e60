import { Component, ElementRef, computed, inject, input, resource } from '@angular/core';
import { Router, RouterLink, RouterLinkActive } from '@angular/router';

import { GUIDES, SOURCES, findDoc } from './docs';
import { linkTarget, slugOf } from './link-target';
import { renderDoc } from './render-doc';

/** Shows a page of the documentation or a source file of this demo. */
@Component({
  selector: 'demo-docs-page',
  imports: [RouterLink, RouterLinkActive],
  templateUrl: './docs-page.html',
  styleUrl: './docs-page.scss',
  host: { '(click)': 'followLink($event)' },
})
export class DocsPage {
  private readonly router = inject(Router);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  /** The id of the page, from the URL. */
  readonly docId = input.required<string>();

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

  /** Links of a Markdown page are relative to its file, so they are translated to pages of this app. */
  protected followLink(event: Event): void {
    const link = event.target instanceof Element ? event.target.closest('.content a') : null;
    const target = linkTarget(link?.getAttribute('href') ?? '');
    if (!link || target.kind === 'external') {
      return;
    }
    event.preventDefault();
    if (target.kind === 'doc') {
      void this.router.navigate(['/docs', target.id]);
    } else {
      this.scrollTo(target.slug);
    }
  }

  private scrollTo(slug: string): void {
    const headings = [...this.element.querySelectorAll<HTMLElement>('.content :is(h2, h3)')];
    const heading = headings.find(({ textContent }) => slugOf(textContent) === slug);
    heading?.setAttribute('tabindex', '-1');
    heading?.focus();
  }
}
