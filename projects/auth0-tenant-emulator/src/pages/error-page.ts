import { html } from 'hono/html';
import { EMULATOR_NOTE, pageResponse } from './page.ts';

/** The page a person sees when a request cannot be answered by a redirect. */
export function errorPage(status: number, error: string, description: string): Promise<Response> {
  return pageResponse({
    title: 'Oops!, something went wrong',
    status,
    main: html`<main>
      <h1>Oops!, something went wrong</h1>
      <p class="error" role="alert"><strong>${error}</strong>: ${description}</p>
      ${EMULATOR_NOTE}
    </main>`,
  });
}
