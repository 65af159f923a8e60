import { HttpErrorResponse } from '@angular/common/http';
import { TimeoutError } from '@auth0/auth0-spa-js';
import { firstValueFrom, NEVER, timeout } from 'rxjs';
import { tenant } from '../../src/test-support/unsigned-token';
import { diagnose } from './diagnose';
import type { DiagnosisContext } from './diagnosis-context';
import { formatDiagnosis } from './format-diagnosis';

const URL = 'https://tenant.eu.auth0.com/api/v2/users/x';

describe('diagnose, the connection', () => {
  describe('when no answer arrives', () => {
    it('speaks of the network and of CORS', () => {
      const error = new TypeError('Failed to fetch');
      expect(text(new HttpErrorResponse({ status: 0, error, url: URL }))).toEqual([
        'network: No answer arrived from tenant.eu.auth0.com: there is no connection, or the browser keeps the answer from the page (CORS).',
        '  - The request ended without a status.',
        '  - HttpClient reports status 0.',
        'What to change (the Network and Console panels of the developer tools): If the console speaks of CORS, add the origin of the page to Allowed Web Origins and Allowed Origins (CORS) of the application, or to the allowed origins of the proxy. If not: is the device online, the host name right, an ad blocker in the way?',
        'Read more: https://auth0.com/docs/get-started/applications/set-up-cors',
      ]);
    });

    for (const message of [
      'Failed to fetch',
      'Load failed',
      'NetworkError when attempting to fetch resource.',
      'Request has been terminated\nPossible causes: the network is offline',
    ]) {
      it(`knows it by "${message.slice(0, 28)}"`, () => {
        expect(diagnose(new TypeError(message)).problem).toBe('network');
        expect(diagnose(new TypeError(message)).evidence).toEqual([
          'The request ended without a status.',
        ]);
      });
    }

    it('knows the event of an XMLHttpRequest', () => {
      expect(
        diagnose(new HttpErrorResponse({ status: 0, error: { type: 'error', loaded: 0 } })).problem,
      ).toBe('network');
      expect(diagnose({ type: 'error', loaded: 0 }).problem).toBe('network');
      expect(diagnose(0).problem).toBe('network');
    });
  });

  describe('when the answer takes too long', () => {
    it('speaks of Allowed Web Origins, which silent logins need', () => {
      expect(text(new TimeoutError())).toEqual([
        'timeout: No answer came in time from Auth0.',
        '  - The request was given up after its time limit.',
        'What to change (Applications > your application > Settings > Application URIs): If silent login times out every time, the origin of the page is missing in Allowed Web Origins: the hidden frame then shows an error page and never answers. If it happens now and then, the connection is slow; try again.',
        'Read more: https://auth0.com/docs/troubleshoot/authentication-issues/check-login-and-logout-issues',
      ]);
    });

    it('knows the errors of fetch, rxjs and XMLHttpRequest', async () => {
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

  describe('when a web page comes back', () => {
    const page = '<!doctype html><html><body>502 Bad Gateway eyJhbGciOiJSUzI1NiJ9</body></html>';

    it('speaks of a gateway where the status is an error', () => {
      expect(text(new HttpErrorResponse({ status: 502, error: page, url: URL }))).toEqual([
        'gateway-error: Something between the page and the Management API answered with a web page: a gateway, a firewall or a company proxy.',
        '  - The status is 502 and the body is HTML, which the Management API never sends.',
        'What to change (status.auth0.com, then the gateway in between): Try again in a minute: a 502, 503 or 504 page is mostly short. If it stays, open the URL without the application; the page that appears names the one who sent it.',
        'Read more: https://auth0.com/docs/troubleshoot/authentication-issues/check-api-calls',
      ]);
      expect(text(page)[1]).toBe(
        '  - There is no status and the body is HTML, which the Management API never sends.',
      );
      expect(diagnose({ status: 403, body: page }).problem).toBe('gateway-error');
    });

    it('speaks of the wrong server where the status is 200', () => {
      const error = { error: new SyntaxError('Unexpected token <'), text: page };
      expect(text(new HttpErrorResponse({ status: 200, error, url: URL }))).toEqual([
        'html-answer: A web page came back instead of JSON: the request reached a server that serves the application, not the API.',
        '  - The status is 200 and the body is HTML.',
        'What to change (url in withProxy(), or the URL of the request): Use the absolute URL of the API. A relative one goes to the server of the page, which answers unknown paths with index.html; with ng serve, route it in proxy.conf.json.',
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

  describe('when the body of a success cannot be read', () => {
    it('says that it was cut or comes from elsewhere', () => {
      const error = {
        error: new SyntaxError('Unexpected end of JSON input'),
        text: '{"statusCode":',
      };
      expect(text(new HttpErrorResponse({ status: 200, error, url: URL }))).toEqual([
        'unreadable-answer: The answer of the Management API says that all went well, but its body is no JSON.',
        '  - The status is 200, and the body could not be parsed.',
        'What to change (the Network panel of the developer tools): Look at the body there. If it is cut, the connection or a gateway broke off: load again. If it is something else, the URL is not that of the API, or responseType does not fit.',
        'Read more: https://auth0.com/docs/troubleshoot/authentication-issues/check-api-calls',
      ]);
      expect(diagnose({ status: 200, body: '{"statusCode":' }).problem).toBe('unknown');
    });
  });

  describe('when the other side fails', () => {
    it('says that the outcome of a change is not known', () => {
      const body = {
        statusCode: 500,
        error: 'Internal Server Error',
        message: 'An internal server error occurred',
      };
      expect(text({ status: 500, body })).toEqual([
        'server-error: The Management API failed while it handled the request. Whether a change was made is not known.',
        '  - The status is 500.',
        'What to change (status.auth0.com): Reads may be tried again, with a growing pause. Before a change is sent again, load the profile and look whether it is there.',
        'Read more: https://auth0.com/docs/troubleshoot/error-handling-best-practices',
      ]);
      expect(
        text({ status: 503, body: '' }, { audience: 'https://orders.example/' }).slice(0, 3),
      ).toEqual([
        'server-error: This API failed while it handled the request. Whether a change was made is not known.',
        '  - The status is 503.',
        'What to change (the log of the server): Reads may be tried again, with a growing pause. Before a change is sent again, load the profile and look whether it is there.',
      ]);
    });
  });
});

function text(subject: unknown, context: DiagnosisContext = {}): string[] {
  return formatDiagnosis(diagnose(subject, { ...tenant, ...context })).split('\n');
}
