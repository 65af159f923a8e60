import { EMULATOR_NOTE, escapeHtml, pageResponse } from './page.ts';

/** The page a person sees when a request cannot be answered by a redirect. */
export function errorPage(status: number, error: string, description: string): Response {
  return pageResponse({
    title: 'Oops!, something went wrong',
    status,
    main: `<main>
<h1>Oops!, something went wrong</h1>
<p class="error" role="alert"><strong>${escapeHtml(error)}</strong>: ${escapeHtml(description)}</p>
${EMULATOR_NOTE}
</main>`,
  });
}
