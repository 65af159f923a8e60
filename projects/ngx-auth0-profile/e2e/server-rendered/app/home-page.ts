import { httpResource } from '@angular/common/http';
import { Component } from '@angular/core';

@Component({
  selector: 'app-home-page',
  template: `
    <h2>Home</h2>
    @if (notice.hasValue()) {
      <p>{{ notice.value().text }}</p>
    }
  `,
})
export class HomePage {
  // Loaded on the server through the interceptor, and transferred to the browser with the page.
  protected readonly notice = httpResource<{ readonly text: string }>(() => '/notice');
}
