const USUAL = { app: 4200, emulator: 4400, proxy: 4401 };

/** Returns a function that moves `localhost:<usual port>` to the ports in use, in a seed or a document. */
export function rewritePorts(ports) {
  const moved = new Map(
    Object.keys(USUAL).map((name) => [String(USUAL[name]), String(ports[name])]),
  );
  return (text) =>
    text.replace(/localhost:(\d+)/g, (whole, port) =>
      moved.has(port) ? `localhost:${moved.get(port)}` : whole,
    );
}
