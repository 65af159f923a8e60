import { CircuitBreaker } from '../../src/management-client/circuit-breaker.ts';
import { problemOf } from '../support/problem-of.ts';

describe('CircuitBreaker', () => {
  let now: number;
  let states: string[];
  let breaker: CircuitBreaker;
  const enter = (): void => {
    breaker.enter();
  };
  beforeEach(() => {
    now = 0;
    states = [];
    breaker = new CircuitBreaker({
      failures: 2,
      openMs: 10_000,
      clock: () => now,
      metrics: {
        request: () => undefined,
        upstream: () => undefined,
        machineToken: () => undefined,
        breaker: ({ state }) => void states.push(state),
      },
    });
  });

  it('below the number of failures › lets calls pass, and reports nothing', () => {
    breaker.failed();
    expect(enter).not.toThrow();
    breaker.succeeded();
    breaker.failed();
    expect(enter).not.toThrow();
    expect(states).toEqual([]);
  });

  it('after consecutive failures › refuses calls, and tells until when', () => {
    open();
    expect(states).toEqual(['open']);
    now = 4000;
    const problem = problemOf(enter);
    expect(problem.code).toBe('upstream-unavailable');
    expect(problem.facts.retryAfterSeconds).toBe(6);
    now = 9999;
    expect(problemOf(enter).facts.retryAfterSeconds).toBe(1);
  });

  it('after the pause › lets one call pass, and no second one beside it', () => {
    open();
    now = 10_000;
    expect(enter).not.toThrow();
    expect(problemOf(enter).facts.retryAfterSeconds).toBe(1);
    expect(states).toEqual(['open', 'half-open']);
  });

  it('when that call succeeds › lets all calls pass', () => {
    open();
    now = 10_000;
    enter();
    breaker.succeeded();
    expect(enter).not.toThrow();
    expect(enter).not.toThrow();
    expect(states).toEqual(['open', 'half-open', 'closed']);
  });

  it('when it closed after a probe and opens again › lets a probe pass again', () => {
    open();
    now = 10_000;
    enter();
    breaker.succeeded();
    open();
    now = 20_000;
    expect(enter).not.toThrow();
  });

  it('when that call fails › is open for another pause, and then lets one pass', () => {
    open();
    now = 10_000;
    enter();
    breaker.failed();
    now = 19_999;
    expect(enter).toThrow();
    now = 20_000;
    expect(enter).not.toThrow();
    expect(states).toEqual(['open', 'half-open', 'open', 'half-open']);
  });

  it('when that call says nothing about the tenant › lets another one pass', () => {
    open();
    now = 10_000;
    enter();
    breaker.released();
    expect(enter).not.toThrow();
    expect(enter).toThrow();
  });

  function open(): void {
    breaker.failed();
    breaker.failed();
  }
});
