import { Component, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';

/** The page for every URL that the app does not know. */
@Component({
  selector: 'demo-not-found-page',
  imports: [RouterLink],
  template: `
    <h1 tabindex="-1">Page not found</h1>
    <p>
      There is no page at <code>{{ url }}</code>.
    </p>
    <p><a routerLink="/">Go to the start page</a></p>
  `,
  styleUrl: './not-found-page.scss',
})
export class NotFoundPage {
  protected readonly url = inject(Router).currentNavigation()?.extractedUrl.toString() ?? '';
}
