import { HttpErrorResponse } from '@angular/common/http';
import { TimeoutError } from '@auth0/auth0-spa-js';
import { firstValueFrom, NEVER, timeout } from 'rxjs';
import { tenant } from '../../../src/test-support/unsigned-token';
import { diagnose } from '../diagnose';
import type { DiagnosisContext } from '../model/diagnosis-context';
import { formatDiagnosis } from '../text/format-diagnosis';

const URL = 'https://tenant.eu.auth0.com/api/v2/users/x';

describe('diagnose › connection problems', () => {
  describe('when no response arrives', () => {
    it('explains the network and CORS', () => {
      const error = new TypeError('Failed to fetch');
      expect(text(new HttpErrorResponse({ status: 0, error, url: URL }))).toEqual([
        'network: No response arrived from tenant.eu.auth0.com: there is no connection, or the browser blocked the response (CORS).',
        '  - The request ended without a status.',
        '  - HttpClient reports status 0.',
        'What to change (the Network and Console panels of the developer tools): If the console reports a CORS error, add the origin of the page to Allowed Web Origins and Allowed Origins (CORS) of the application, or to the allowed origins of the proxy. Otherwise check that the device is online, that the host name is right and that no ad blocker stops the request.',
        'Read more: https://auth0.com/docs/get-started/applications/set-up-cors',
      ]);
    });

    for (const message of [
      'Failed to fetch',
      'Load failed',
      'NetworkError when attempting to fetch resource.',
      'Request has been terminated\nPossible causes: the network is offline',
    ]) {
      it(`recognizes the browser message "${message.slice(0, 28)}"`, () => {
        expect(diagnose(new TypeError(message)).problem).toBe('network');
        expect(diagnose(new TypeError(message)).evidence).toEqual([
          'The request ended without a status.',
        ]);
      });
    }

    it('recognizes the error event of an XMLHttpRequest', () => {
      expect(
        diagnose(new HttpErrorResponse({ status: 0, error: { type: 'error', loaded: 0 } })).problem,
      ).toBe('network');
      expect(diagnose({ type: 'error', loaded: 0 }).problem).toBe('network');
      expect(diagnose(0).problem).toBe('network');
    });
  });

  describe('when the response takes too long', () => {
    it('names Allowed Web Origins, which silent login needs', () => {
      expect(text(new TimeoutError())).toEqual([
        'timeout: Auth0 did not respond in time.',
        '  - The request was cancelled when its time limit was reached.',
        'What to change (Applications > your application > Settings > Application URIs): If silent login times out every time, add the origin of the page to Allowed Web Origins: without it the hidden iframe shows an error page and sends no response. If it happens only sometimes, the connection is slow; try again.',
        'Read more: https://auth0.com/docs/troubleshoot/authentication-issues/check-login-and-logout-issues',
      ]);
    });

    it('recognizes the timeout errors of fetch, RxJS and XMLHttpRequest', async () => {
      const late: unknown = await firstValueFrom(NEVER.pipe(timeout({ first: 1 }))).catch(
        (error: unknown) => error,
      );
      const names = [late, { name: 'TimeoutError' }, { type: 'timeout' }];
      for (const error of [...names, new Error("Timeout when executing 'fetch'"), 408]) {
        expect(diagnose(error).problem).toBe('timeout');
      }
      for (const error of names) {
        expect(diagnose(new HttpErrorResponse({ status: 0, error })).problem).toBe('timeout');
      }
    });
  });

  describe('when the response is an HTML page', () => {
    const page = '<!doctype html><html><body>502 Bad Gateway eyJhbGciOiJSUzI1NiJ9</body></html>';

    it('explains a gateway when the status is an error', () => {
      expect(text(new HttpErrorResponse({ status: 502, error: page, url: URL }))).toEqual([
        'gateway-error: A gateway, a firewall or a company proxy between the page and the Management API responded with an HTML page.',
        '  - The status is 502 and the body is HTML, which the Management API never sends.',
        'What to change (status.auth0.com, then the gateway in between): Try again in a minute: 502, 503 and 504 are usually temporary. If the problem persists, open the URL directly in the browser; the page usually names the system that sent it.',
        'Read more: https://auth0.com/docs/troubleshoot/authentication-issues/check-api-calls',
      ]);
      expect(text(page)[1]).toBe(
        '  - There is no status and the body is HTML, which the Management API never sends.',
      );
      expect(diagnose({ status: 403, body: page }).problem).toBe('gateway-error');
    });

    it('explains the wrong server when the status is 200', () => {
      const error = { error: new SyntaxError('Unexpected token <'), text: page };
      expect(text(new HttpErrorResponse({ status: 200, error, url: URL }))).toEqual([
        'html-answer: The response is an HTML page instead of JSON: the request reached the server of the web application, not the API.',
        '  - The status is 200 and the body is HTML.',
        'What to change (url in withProxy(), or the URL of the request): Use the absolute URL of the API. A relative URL goes to the server of the page, which returns index.html for unknown paths; with ng serve, forward it in proxy.conf.json.',
        'Read more: https://auth0.com/docs/troubleshoot/authentication-issues/check-api-calls',
      ]);
      const fetched = new SyntaxError(`Unexpected token '<', "<!doctype "... is not valid JSON`);
      expect(diagnose(new HttpErrorResponse({ status: 200, error: fetched })).problem).toBe(
        'html-answer',
      );
      expect(diagnose({ status: 299, body: page }).problem).toBe('html-answer');
      expect(diagnose({ status: 300, body: page }).problem).toBe('gateway-error');
    });
  });

  describe('when the body of a successful response cannot be parsed', () => {
    it('explains that it is incomplete or from another server', () => {
      const error = {
        error: new SyntaxError('Unexpected end of JSON input'),
        text: '{"statusCode":',
      };
      expect(text(new HttpErrorResponse({ status: 200, error, url: URL }))).toEqual([
        'unreadable-answer: The Management API reported success, but the body of the response is not valid JSON.',
        '  - The status is 200, and the body could not be parsed.',
        'What to change (the Network panel of the developer tools): Look at the response body there. If it is incomplete, the connection was interrupted: load again. If it is something else, the URL is not that of the API, or responseType is wrong.',
        'Read more: https://auth0.com/docs/troubleshoot/authentication-issues/check-api-calls',
      ]);
      expect(diagnose({ status: 200, body: '{"statusCode":' }).problem).toBe('unknown');
    });
  });

  describe('when the server fails', () => {
    it('says that the outcome of a change is unknown', () => {
      const body = {
        statusCode: 500,
        error: 'Internal Server Error',
        message: 'An internal server error occurred',
      };
      expect(text({ status: 500, body })).toEqual([
        'server-error: The Management API failed while it handled the request. It is not known whether a change was made.',
        '  - The status is 500.',
        'What to change (status.auth0.com): Retry reads with exponential backoff. Before you send a change again, load the profile and check whether the change was made.',
        'Read more: https://auth0.com/docs/troubleshoot/error-handling-best-practices',
      ]);
      expect(
        text({ status: 503, body: '' }, { audience: 'https://orders.example/' }).slice(0, 3),
      ).toEqual([
        'server-error: This API failed while it handled the request. It is not known whether a change was made.',
        '  - The status is 503.',
        'What to change (the log of the server): Retry reads with exponential backoff. Before you send a change again, load the profile and check whether the change was made.',
      ]);
    });

    it('does not speak of a change when the request was a read', () => {
      for (const method of ['GET', 'head', 'HEAD']) {
        expect(text({ status: 503, body: '' }, { method }).join(' ')).not.toContain('a change');
      }
      expect(text({ status: 503, body: '' }, { method: 'PATCH' }).join(' ')).toContain(
        'It is not known whether a change was made.',
      );
    });
  });
});

function text(subject: unknown, context: DiagnosisContext = {}): string[] {
  return formatDiagnosis(diagnose(subject, { ...tenant, ...context })).split('\n');
}
