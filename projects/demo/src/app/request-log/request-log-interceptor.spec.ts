import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';

import { journalInterceptor } from './journal-interceptor';
import { RequestJournal } from './request-journal';

describe('journalInterceptor', () => {
  it('writes down a request as it leaves and its answer as it comes', () => {
    const { http, backend, journal } = setUp();
    http
      .patch('https://tenant.example/api/v2/users/1', { user_metadata: { theme: 'dark' } })
      .subscribe();
    expect(journal.entries()).toEqual([
      jasmine.objectContaining({
        method: 'PATCH',
        origin: 'https://tenant.example',
        path: '/api/v2/users/1',
        authorized: false,
        body: '{"user_metadata":{"theme":"dark"}}',
        status: undefined,
      }),
    ]);
    backend.expectOne('https://tenant.example/api/v2/users/1').flush({});
    expect(journal.entries()[0]?.status).toBe(200);
  });

  it('notes that a token went along, and not the token', () => {
    const { http, journal } = setUp();
    http.get('/me', { headers: { Authorization: 'Bearer secret-token' } }).subscribe();
    expect(journal.entries()[0]?.authorized).toBeTrue();
    expect(JSON.stringify(journal.entries())).not.toContain('secret-token');
  });

  it('notes a refusal', () => {
    const { http, backend, journal } = setUp();
    http.get('/me').subscribe({ error: () => undefined });
    backend.expectOne('/me').flush({}, { status: 403, statusText: 'Forbidden' });
    expect(journal.entries()[0]?.status).toBe(403);
  });

  it('keeps the newest twenty, newest first', () => {
    const { http, journal } = setUp();
    for (let number = 1; number <= 21; number++) {
      http.get(`/page/${number}`).subscribe();
    }
    expect(journal.entries().length).toBe(20);
    expect(journal.entries()[0]?.path).toBe('/page/21');
  });
});

function setUp() {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([journalInterceptor])),
      provideHttpClientTesting(),
    ],
  });
  return {
    http: TestBed.inject(HttpClient),
    backend: TestBed.inject(HttpTestingController),
    journal: TestBed.inject(RequestJournal),
  };
}
