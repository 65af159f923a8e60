/**
 * The child process of `withServer`. Reports its URL, and on request its memory after a garbage collection and its
 * CPU time. It exits with its parent.
 */
export function announce(url) {
  process.on('message', (message) => {
    if (message === 'memory') {
      globalThis.gc?.();
      const { rss, heapUsed } = process.memoryUsage();
      process.send({ rss, heapUsed });
    }
    if (message === 'cpu') {
      const { user, system } = process.cpuUsage();
      process.send({ milliseconds: (user + system) / 1000 });
    }
  });
  process.on('disconnect', () => process.exit());
  process.send({ url });
}
