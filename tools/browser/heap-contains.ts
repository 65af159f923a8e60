import type { Page } from 'playwright-core';

/** Whether one of the texts is in the memory of a page: in one snapshot of its heap, which takes seconds. */
export async function heapContains(page: Page, ...texts: readonly string[]): Promise<boolean> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  const heap = chunks.join('');
  return texts.some((text) => heap.includes(JSON.stringify(text).slice(1, -1)));
}
