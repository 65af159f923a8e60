/**
 * The child's half of `withServer`: says where it listens, and answers how much memory it holds after a
 * garbage collection and how much CPU time it took so far. It ends with its parent.
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
