import type { Fault, FaultName, NamedFault, RouteFault } from './fault.ts';

/** The faults that wait for a request. */
export interface FaultBook {
  /** Adds a fault behind those already there; some named ones happen at once instead. */
  add(fault: Fault): void;
  /** The faults that still wait, `times` counted down. */
  list(): Fault[];
  clear(): void;
}

/** A fault book with the side that endpoints see. */
export interface FaultQueue extends FaultBook {
  /** Takes the first fault that meets this request, counting it down. */
  takeForRoute(method: string, path: string): RouteFault | undefined;
  /** Takes one of the named faults if it waits, counting it down. */
  takeNamed(...names: readonly FaultName[]): FaultName | undefined;
}

interface Waiting {
  fault: Fault;
  left: number;
}

/** Makes an empty fault book; `happen` carries out a named fault that does not wait. */
export function createFaultQueue(happen: (fault: NamedFault) => boolean): FaultQueue {
  let waiting: Waiting[] = [];
  const countDown = (entry: Waiting): void => {
    entry.left -= 1;
    if (entry.left <= 0) {
      waiting = waiting.filter((item) => item !== entry);
    }
  };
  return {
    add(fault) {
      if ('name' in fault && happen(fault)) {
        return;
      }
      waiting.push({ fault, left: fault.times ?? 1 });
    },
    takeForRoute(method, path) {
      for (const entry of waiting) {
        const { fault } = entry;
        if ('name' in fault || !meets(fault, method, path)) {
          continue;
        }
        countDown(entry);
        return fault;
      }
      return undefined;
    },
    takeNamed(...names) {
      for (const entry of waiting) {
        const { fault } = entry;
        if (!('name' in fault) || !names.includes(fault.name)) {
          continue;
        }
        countDown(entry);
        return fault.name;
      }
      return undefined;
    },
    list: () => waiting.map(({ fault, left }) => ({ ...fault, times: left })),
    clear() {
      waiting = [];
    },
  };
}

function meets(fault: RouteFault, method: string, path: string): boolean {
  if (fault.method !== undefined && fault.method.toUpperCase() !== method) {
    return false;
  }
  return patternOf(fault.path).test(path);
}

function patternOf(path: string): RegExp {
  const source = path
    .split(/(\*\*|\*)/)
    .map((part) => {
      if (part === '**') {
        return '.*';
      }
      return part === '*' ? '[^/]*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
  return new RegExp(`^${source}$`);
}
