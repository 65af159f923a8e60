/**
 * Resolves in a later task, as an answer from a network would. Fake clocks do not replace
 * `MessageChannel`, so that this also works while a test has one installed.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      // An open port keeps Node from exiting.
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
