/** How much a stream may have, and what to do beyond it. */
export interface StreamLimit {
  readonly maxBytes: number;
  /** The longest wait for a part of it. */
  readonly timeoutMs: number;
  /** The error of a stream that is longer. */
  readonly tooLarge: () => Error;
  /** The error of a stream that stops. */
  readonly tooSlow: () => Error;
}

/**
 * A stream that fails when it is longer than allowed or stops for too long. Parts are passed on as they
 * come, and only as fast as they are read.
 */
export function limitedStream(
  stream: ReadableStream<Uint8Array>,
  { maxBytes, timeoutMs, tooLarge, tooSlow }: StreamLimit,
): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  let bytes = 0;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await within(reader.read(), timeoutMs, tooSlow);
        if (done) {
          controller.close();
          return;
        }
        bytes += value.byteLength;
        if (bytes > maxBytes) {
          throw tooLarge();
        }
        controller.enqueue(value);
      } catch (error) {
        // The sender must stop.
        reader.cancel(error).catch(() => undefined);
        throw error;
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

async function within<T>(task: Promise<T>, ms: number, error: () => Error): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(error());
    }, ms);
  });
  try {
    return await Promise.race([task, late]);
  } finally {
    clearTimeout(timer);
  }
}
