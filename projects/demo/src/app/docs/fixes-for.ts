import sameFix from '../../../../docs/errors/same-fix.json';

const SAME_FIX: Readonly<Partial<Record<string, string>>> = sameFix;

/** The fixes for a problem with each client, as Markdown; `undefined` when there are none. */
export async function fixesFor(
  problem: string,
  abortSignal: AbortSignal,
): Promise<string | undefined> {
  const response = await fetch(`assets/docs/errors/${SAME_FIX[problem] ?? problem}.md`, {
    signal: abortSignal,
  });
  if (response.status === 404) {
    return undefined;
  }
  if (!response.ok) {
    throw new Error(`${response.url} responded with ${response.status}.`);
  }
  return response.text();
}
