// Runs before the app on the static site: the app needs its servers, which are in the service worker.

const INSTALLING =
  'Installing the tenant and the proxy of this demo in your browser. They run in a service worker: ' +
  'nothing you enter leaves your browser.';
const UNSUPPORTED =
  'This demo needs service workers, and this browser does not offer them here. Open it over https, ' +
  'outside a private window, in a current version of Chrome, Edge, Firefox or Safari. ' +
  'Or clone the repository and run "npm start".';
const NOT_CONTROLLED = 'The service worker of this demo does not start. Reload the page.';
const START_TIMEOUT_MS = 15_000;

void start();

async function start(): Promise<void> {
  show(INSTALLING);
  try {
    await startWorker();
  } catch (error) {
    show(error instanceof StartError ? error.message : UNSUPPORTED, 'alert');
    return;
  }
  const main = document.querySelector<HTMLScriptElement>('script[data-main]')?.dataset['main'];
  await import(new URL(main ?? '', document.baseURI).href);
}

class StartError extends Error {}

/** Resolves when the worker answers the requests of this page. */
async function startWorker(): Promise<void> {
  const { serviceWorker } = navigator;
  await serviceWorker.register(new URL('worker.js', document.baseURI));
  const { active } = await serviceWorker.ready;
  if (serviceWorker.controller !== null) {
    return;
  }
  const controlled = new Promise<void>((resolve, reject) => {
    serviceWorker.addEventListener('controllerchange', () => {
      resolve();
    });
    setTimeout(() => {
      reject(new StartError(NOT_CONTROLLED));
    }, START_TIMEOUT_MS);
  });
  active?.postMessage('claim');
  await controlled;
}

function show(text: string, role = 'status'): void {
  const message = document.querySelector('.demo-loading');
  message?.setAttribute('role', role);
  message?.replaceChildren(text);
}
