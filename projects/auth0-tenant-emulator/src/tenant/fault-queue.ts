import { matchesWildcards } from '../common/wildcard.ts';
import type { Fault, FaultName, NamedFault, RouteFault } from './fault.ts';

/** The faults that are still to be applied, oldest first. */
export interface FaultQueue {
  /** Adds a fault at the end; some named ones are applied immediately instead. */
  add(fault: Fault): void;
  /** The faults in the queue, `times` counted down. */
  list(): Fault[];
  clear(): void;
}

/** The queue as endpoints see it. */
export interface PendingFaults extends FaultQueue {
  /** Takes the first fault that matches this request, counting it down. */
  takeForRoute(method: string, path: string): RouteFault | undefined;
  /** Takes the first of the named faults, counting it down. */
  takeNamed(...names: readonly FaultName[]): FaultName | undefined;
}

interface QueuedFault {
  fault: Fault;
  timesLeft: number;
}

/** Creates an empty queue; `applyImmediately` returns false for a named fault that is to be queued. */
export function createFaultQueue(applyImmediately: (fault: NamedFault) => boolean): PendingFaults {
  let queue: QueuedFault[] = [];
  const countDown = (entry: QueuedFault): void => {
    entry.timesLeft -= 1;
    if (entry.timesLeft <= 0) {
      queue = queue.filter((item) => item !== entry);
    }
  };
  return {
    add(fault) {
      if ('name' in fault && applyImmediately(fault)) {
        return;
      }
      queue.push({ fault, timesLeft: fault.times ?? 1 });
    },
    takeForRoute(method, path) {
      for (const entry of queue) {
        const { fault } = entry;
        if ('name' in fault || !matchesRequest(fault, method, path)) {
          continue;
        }
        countDown(entry);
        return fault;
      }
      return undefined;
    },
    takeNamed(...names) {
      for (const entry of queue) {
        const { fault } = entry;
        if (!('name' in fault) || !names.includes(fault.name)) {
          continue;
        }
        countDown(entry);
        return fault.name;
      }
      return undefined;
    },
    list: () => queue.map(({ fault, timesLeft }) => ({ ...fault, times: timesLeft })),
    clear() {
      queue = [];
    },
  };
}

function matchesRequest(fault: RouteFault, method: string, path: string): boolean {
  if (fault.method !== undefined && fault.method.toUpperCase() !== method) {
    return false;
  }
  const parts = fault.path.split(/(\*\*|\*)/).map((part) => {
    if (part === '**') {
      return () => true;
    }
    return part === '*' ? (character: string) => character !== '/' : part;
  });
  return matchesWildcards(parts, path);
}
