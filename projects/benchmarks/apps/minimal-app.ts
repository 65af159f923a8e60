import { HttpClient } from '@angular/common/http';
import {
  Component,
  computed,
  inject,
  provideZonelessChangeDetection,
  signal,
  type ApplicationConfig,
} from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, RouterOutlet, type Route } from '@angular/router';

@Component({
  selector: 'app-page',
  template: `<h1>{{ heading() }}</h1>
    <button (click)="load()">Load</button>`,
})
class Page {
  protected readonly title = signal('');
  protected readonly heading = computed(() => this.title() || 'Nothing loaded');
  private readonly http = inject(HttpClient);

  protected load(): void {
    this.http.get<{ title: string }>('https://api.example.com/items/1').subscribe(({ title }) => {
      this.title.set(title);
    });
  }
}

@Component({ selector: 'app-root', imports: [RouterOutlet], template: '<router-outlet />' })
class Root {}

/** The same small application for every package: a route, a page, a request. */
export function startMinimalApp(
  providers: ApplicationConfig['providers'],
  route: Partial<Route> = {},
): void {
  bootstrapApplication(Root, {
    providers: [
      provideZonelessChangeDetection(),
      provideRouter([{ path: '', component: Page, ...route }]),
      ...providers,
    ],
  }).catch((error: unknown) => {
    console.error(error);
  });
}
