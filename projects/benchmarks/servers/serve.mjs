/**
 * The child's half of `withServer`: says where it listens, and answers how much memory it holds after a
 * garbage collection. It ends with its parent.
 */
export function announce(url) {
  process.on('message', (message) => {
    if (message !== 'memory') return;
    globalThis.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    process.send({ rss, heapUsed });
  });
  process.on('disconnect', () => process.exit());
  process.send({ url });
}
