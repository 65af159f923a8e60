import { limitedStream } from '../../src/forwarding/limited-stream.ts';

describe('limitedStream', () => {
  let cancelled: unknown[];
  beforeEach(() => (cancelled = []));

  it('passes parts on as they come, up to its limit', async () => {
    const source = streamOf([bytes(4), bytes(6)]);
    expect((await read(limited(source))).map(({ length }) => length)).toEqual([4, 6]);
    expect(cancelled).toEqual([]);
  });

  it('with a byte more › fails, and stops the sender', async () => {
    const source = streamOf([bytes(4), bytes(7)]);
    await expectAsync(read(limited(source))).toBeRejectedWithError('too large');
    expect(cancelled).toEqual([new Error('too large')]);
  });

  it('that stops for too long › fails, and stops the sender', async () => {
    const source = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(bytes(1));
      },
      cancel: (reason) => void cancelled.push(reason),
    });
    const reader = limited(source, 50).getReader();
    expect((await reader.read()).value?.length).toBe(1);
    await expectAsync(reader.read()).toBeRejectedWithError('too slow');
    expect(cancelled).toEqual([new Error('too slow')]);
  });

  it('whose sender fails › fails with its error', async () => {
    const source = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        controller.error(new Error('reset'));
      },
    });
    await expectAsync(read(limited(source))).toBeRejectedWithError('reset');
  });

  it('that nobody reads any more › stops the sender, and says why', async () => {
    await limited(streamOf([bytes(1)])).cancel('the page has gone');
    expect(cancelled).toEqual(['the page has gone']);
  });

  function limited(source: ReadableStream<Uint8Array>, timeoutMs = 60_000) {
    return limitedStream(source, {
      maxBytes: 10,
      timeoutMs,
      tooLarge: () => new Error('too large'),
      tooSlow: () => new Error('too slow'),
    });
  }

  function streamOf(parts: Uint8Array[]): ReadableStream<Uint8Array> {
    return new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          const part = parts.shift();
          if (part) {
            controller.enqueue(part);
          } else {
            controller.close();
          }
        },
        cancel: (reason) => void cancelled.push(reason),
      },
      { highWaterMark: 0 },
    );
  }
});

function bytes(length: number): Uint8Array {
  return new Uint8Array(length);
}

async function read(stream: ReadableStream<Uint8Array>): Promise<Uint8Array[]> {
  const parts: Uint8Array[] = [];
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return parts;
    }
    parts.push(value);
  }
}
