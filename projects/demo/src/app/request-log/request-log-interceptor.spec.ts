import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';

import { requestLogInterceptor } from './request-log-interceptor';
import { RequestLog } from './request-log';

describe('requestLogInterceptor', () => {
  it('logs a request when it is sent, and its status when the response arrives', () => {
    const { http, backend, log } = setUp();
    http
      .patch('https://tenant.example/api/v2/users/1', { user_metadata: { theme: 'dark' } })
      .subscribe();
    expect(log.entries()).toEqual([
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
    expect(log.entries()[0]?.status).toBe(200);
  });

  it('logs that a token was sent, but not the token', () => {
    const { http, log } = setUp();
    http.get('/me', { headers: { Authorization: 'Bearer secret-token' } }).subscribe();
    expect(log.entries()[0]?.authorized).toBeTrue();
    expect(JSON.stringify(log.entries())).not.toContain('secret-token');
  });

  it('logs the status of an error response', () => {
    const { http, backend, log } = setUp();
    http.get('/me').subscribe({ error: () => undefined });
    backend.expectOne('/me').flush({}, { status: 403, statusText: 'Forbidden' });
    expect(log.entries()[0]?.status).toBe(403);
  });

  it('keeps the last 20 requests, newest first', () => {
    const { http, log } = setUp();
    for (let number = 1; number <= 21; number++) {
      http.get(`/page/${number}`).subscribe();
    }
    expect(log.entries().length).toBe(20);
    expect(log.entries()[0]?.path).toBe('/page/21');
  });
});

function setUp() {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([requestLogInterceptor])),
      provideHttpClientTesting(),
    ],
  });
  return {
    http: TestBed.inject(HttpClient),
    backend: TestBed.inject(HttpTestingController),
    log: TestBed.inject(RequestLog),
  };
}
