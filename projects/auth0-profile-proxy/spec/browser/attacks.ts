/** An attack of a page of another origin: code that runs there. `app` is the origin attacked. */
export interface Attack {
  readonly name: string;
  /** May return what it could read. */
  readonly code: string;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

const TYPES = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'application/json',
];

const CHANGE = '{"name":"Attacked"}';

const FORM_TARGETS = ['/bff/me', '/bff/me/email', '/bff/logout', '/bff/api/orders/orders'];

/** Every attack, each by its own means. */
export const ATTACKS: readonly Attack[] = [
  ...METHODS.map((method) => ({
    name: `fetch ${method} with the header and credentials`,
    code: fetchCode('/bff/me', { method, headers: { 'x-csrf': '1' } }),
  })),
  ...TYPES.map((type) => ({
    name: `fetch PATCH of type ${type} with the header`,
    code: fetchCode('/bff/me', {
      method: 'PATCH',
      headers: { 'x-csrf': '1', 'content-type': type },
      body: CHANGE,
    }),
  })),
  ...TYPES.slice(0, 3).map((type) => ({
    name: `fetch POST of type ${type} without a preflight request`,
    code: fetchCode('/bff/me/email', {
      method: 'POST',
      mode: 'no-cors',
      headers: { 'content-type': type },
      body: '{"email":"attacked@example.com"}',
    }),
  })),
  { name: 'fetch that reads the session', code: fetchCode('/bff/session', {}) },
  {
    name: 'fetch that reads the session without CORS',
    code: fetchCode('/bff/session', { mode: 'no-cors' }),
  },
  {
    name: 'fetch that reads the session from the cache',
    code: fetchCode('/bff/session', { cache: 'force-cache', mode: 'no-cors' }),
  },
  {
    name: 'fetch of an API with the header',
    code: fetchCode('/bff/api/orders/orders', { headers: { 'x-csrf': '1' } }),
  },
  {
    name: 'fetch POST of a logout',
    code: fetchCode('/bff/logout', { method: 'POST', headers: { 'x-csrf': '1' } }),
  },
  {
    name: 'fetch POST of a logout without CORS',
    code: fetchCode('/bff/logout', { method: 'POST', mode: 'no-cors' }),
  },
  {
    name: 'a request of XMLHttpRequest',
    code: `await new Promise((done) => {
      const request = new XMLHttpRequest();
      request.withCredentials = true;
      request.open('DELETE', app + '/bff/me');
      request.setRequestHeader('x-csrf', '1');
      request.onloadend = done;
      request.send();
    });`,
  },
  ...FORM_TARGETS.map((path) => ({
    name: `a form that posts to ${path}`,
    code: formCode(path, 'post', 'application/x-www-form-urlencoded'),
  })),
  {
    name: 'a form that posts JSON as text',
    code: formCode('/bff/me/email', 'post', 'text/plain'),
  },
  {
    name: 'a form that posts in several parts',
    code: formCode('/bff/me/email', 'post', 'multipart/form-data'),
  },
  {
    name: 'a form that gets the logout',
    code: formCode('/bff/logout', 'get', 'application/x-www-form-urlencoded'),
  },
  {
    name: 'a beacon',
    code: `navigator.sendBeacon(app + '/bff/me/email', '{"email":"attacked@example.com"}');
      navigator.sendBeacon(app + '/bff/logout');`,
  },
  ...['img', 'script', 'iframe', 'embed'].map((tag) => ({
    name: `an element ${tag} that loads the logout and the session`,
    code: `for (const path of ['/bff/logout', '/bff/session', '/bff/me']) {
      await new Promise((done) => {
        const element = Object.assign(document.createElement('${tag}'), { src: app + path });
        element.onload = element.onerror = done;
        document.body.append(element);
        setTimeout(done, 500);
      });
    }`,
  })),
  {
    name: 'a style sheet',
    code: `document.head.innerHTML += '<link rel=stylesheet href="' + app + '/bff/logout">' +
      '<link rel=prefetch href="' + app + '/bff/logout">' +
      '<link rel=preload as=fetch crossorigin=use-credentials href="' + app + '/bff/session">';
      await new Promise((done) => setTimeout(done, 300));`,
  },
  {
    name: 'a window that opens the logout',
    code: `const opened = open(app + '/bff/logout');
      await new Promise((done) => setTimeout(done, 500));
      opened?.close();`,
  },
  {
    name: 'a window that opens the session, which it reads',
    code: `const opened = open(app + '/bff/session');
      await new Promise((done) => setTimeout(done, 500));
      try { return opened.document.body.textContent; } finally { opened?.close(); }`,
  },
  {
    name: 'a link with a ping to the logout',
    code: `const link = Object.assign(document.createElement('a'), {
        href: '#', ping: app + '/bff/logout',
      });
      document.body.append(link);
      link.click();
      await new Promise((done) => setTimeout(done, 300));`,
  },
  {
    name: 'an EventSource and a WebSocket',
    code: `await new Promise((done) => {
      const source = new EventSource(app + '/bff/session', { withCredentials: true });
      source.onerror = source.onmessage = done;
    });
    await new Promise((done) => {
      const socket = new WebSocket(app.replace('https', 'wss') + '/bff/api/orders/orders');
      socket.onerror = socket.onopen = done;
    });`,
  },
  {
    name: 'cookies for the domain and for paths of the BFF',
    code: `const parent = location.hostname.split('.').slice(-2).join('.');
      for (const name of ['__Host-Http-bff-session', '__Host-bff-session', 'bff-session']) {
        for (const rest of ['', '; path=/bff', '; domain=' + parent, '; path=/bff; domain=' + parent]) {
          document.cookie = name + '=' + 'A'.repeat(22) + '.' + 'B'.repeat(43) + '; secure' + rest;
        }
      }`,
  },
];

function fetchCode(path: string, init: object): string {
  return `const answer = await fetch(app + ${JSON.stringify(path)}, {
    credentials: 'include', ...${JSON.stringify(init)},
  });
  return await answer.text();`;
}

function formCode(path: string, method: string, type: string): string {
  return `const form = Object.assign(document.createElement('form'), {
      action: app + ${JSON.stringify(path)}, method: '${method}', enctype: '${type}', target: 'victim',
    });
    const input = { name: '{"email":"attacked@example.com","x":"', value: '"}', type: 'hidden' };
    form.append(Object.assign(document.createElement('input'), input));
    document.body.append(form);
    const opened = open('about:blank', 'victim');
    form.submit();
    await new Promise((done) => setTimeout(done, 500));
    opened?.close();`;
}
