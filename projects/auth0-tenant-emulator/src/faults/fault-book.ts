import type { Fault } from './fault.ts';

/** The faults that wait for a request. */
export interface FaultBook {
  /** Adds a fault behind those already there. */
  add(fault: Fault): void;
  /** Takes the first fault that meets this request, counting it down. */
  take(method: string, path: string): Fault | undefined;
  list(): Fault[];
  clear(): void;
}

/** Makes an empty fault book. */
export function createFaultBook(): FaultBook {
  let waiting: { fault: Fault; left: number; pattern: RegExp }[] = [];
  return {
    add(fault) {
      waiting.push({ fault, left: fault.times ?? 1, pattern: patternOf(fault.path) });
    },
    take(method, path) {
      const found = waiting.find(
        ({ fault, pattern }) =>
          (fault.method === undefined || fault.method.toUpperCase() === method) &&
          pattern.test(path),
      );
      if (found === undefined) return undefined;
      found.left -= 1;
      if (found.left <= 0) waiting = waiting.filter((entry) => entry !== found);
      return found.fault;
    },
    list: () => waiting.map(({ fault, left }) => ({ ...fault, times: left })),
    clear() {
      waiting = [];
    },
  };
}

function patternOf(path: string): RegExp {
  const source = path
    .split(/(\*\*|\*)/)
    .map((part) =>
      part === '**' ? '.*' : part === '*' ? '[^/]*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'),
    )
    .join('');
  return new RegExp(`^${source}$`);
}
