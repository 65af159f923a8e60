import { Component, ElementRef, afterRenderEffect, inject, input } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';

import { linkTarget, slugOf } from './link-target';

/** A rendered page of the documentation. Its links lead to pages of this app. */
@Component({
  selector: 'demo-doc-content',
  template: `<div [innerHTML]="html()"></div>`,
  styleUrl: './doc-content.scss',
  host: { '(click)': 'followLink($event)' },
})
export class DocContent {
  private readonly router = inject(Router);
  private readonly fragment = toSignal(inject(ActivatedRoute).fragment);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  /** The page as HTML. Angular sanitises it. */
  readonly html = input.required<string>();

  constructor() {
    afterRenderEffect(() => {
      const slug = this.fragment();
      if (this.html() && slug) {
        this.scrollTo(slug);
      }
    });
  }

  /** Links of a Markdown page are relative to its file, so they are translated to pages of this app. */
  protected followLink(event: Event): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const target = linkTarget(link?.getAttribute('href') ?? '');
    if (!link || target.kind === 'external' || target.kind === 'none') {
      return;
    }
    event.preventDefault();
    if (target.kind === 'page') {
      void this.router.navigateByUrl(target.url);
    } else {
      this.scrollTo(target.slug);
    }
  }

  private scrollTo(slug: string): void {
    const headings = [...this.element.querySelectorAll<HTMLElement>('h2, h3')];
    const heading = headings.find(({ textContent }) => slugOf(textContent) === slug);
    heading?.setAttribute('tabindex', '-1');
    heading?.focus();
  }
}
