import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';

@Component({
  selector: 'app-customer-page',
  template: `<h1>{{ heading() }}</h1>
    <button (click)="load()">Load</button>`,
})
export class CustomerPage {
  protected readonly title = signal('');
  protected readonly heading = computed(() => this.title() || 'No customer');
  private readonly http = inject(HttpClient);

  protected load(): void {
    this.http
      .get<{ title: string }>('https://api.example.com/customers/1')
      .subscribe(({ title }) => {
        this.title.set(title);
      });
  }
}
