import { StepUpMemory } from './step-up-memory';

const request = { audience: 'orders', scopes: ['a', 'b'] };

describe('StepUpMemory', () => {
  beforeEach(() => {
    sessionStorage.clear();
    jasmine.clock().install().mockDate(new Date('2026-01-01T00:00:00Z'));
  });
  afterEach(() => {
    jasmine.clock().uninstall();
  });

  it('allows one attempt for a set of scopes, and none for a subset, across reloads', () => {
    expect(create().start(request, false)).toBeTrue();
    expect(create().start(request, false)).toBeFalse();
    expect(create().start({ audience: 'orders', scopes: ['b'] }, false)).toBeFalse();
    expect(create().start({ audience: 'orders', scopes: ['c'] }, false)).toBeTrue();
    expect(create().start({ audience: 'other', scopes: ['a'] }, false)).toBeTrue();
  });

  it('allows another attempt after ten minutes', () => {
    create().start(request, false);
    jasmine.clock().mockDate(new Date('2026-01-01T00:10:00Z'));
    expect(create().start(request, false)).toBeTrue();
  });

  it('allows another attempt after a successful one when the user is active', () => {
    create().start(request, false);
    create().succeed('orders', new Set(['a']));
    expect(create().start(request, true)).toBeFalse();
    create().succeed('orders', new Set(['a', 'b', 'c']));
    expect(create().start(request, false)).toBeFalse();
    expect(create().start(request, true)).toBeTrue();
    expect(create().start(request, true)).toBeFalse();
  });

  it('allows another attempt after the first is forgotten', () => {
    create().start(request, false);
    create().forget({ audience: 'orders', scopes: ['a'] });
    expect(create().start(request, false)).toBeFalse();
    create().forget({ audience: 'orders', scopes: ['a', 'b', 'c'] });
    expect(create().start(request, false)).toBeTrue();
  });

  describe('for a login that an API requires', () => {
    const required = (maxAge?: number, ...acrValues: string[]) => ({
      ...request,
      authentication: {
        ...(acrValues.length > 0 && { acrValues }),
        ...(maxAge !== undefined && { maxAge }),
      },
    });
    const wait = (seconds: number): void => {
      jasmine.clock().mockDate(new Date(Date.now() + seconds * 1000));
    };

    it('allows one attempt for each requirement', () => {
      create().start(request, true);
      for (const each of [
        required(),
        required(60),
        required(60, 'mfa'),
        required(60, 'mfa', 'x'),
      ]) {
        const isFirst = JSON.stringify(each) !== JSON.stringify(required());
        expect(create().start(each, true)).toBe(isFirst);
        expect(create().start(each, true)).toBeFalse();
      }
    });

    it('does not count a token as success', () => {
      create().start(required(60, 'mfa'), true);
      create().succeed('orders', new Set(['a', 'b']));
      expect(create().has(required(60, 'mfa'), true)).toBeTrue();
    });

    it('allows another attempt of an active user when the login is too old', () => {
      create().start(required(60, 'mfa'), true);
      wait(59);
      expect(create().has(required(60, 'mfa'), true)).toBeTrue();
      wait(1);
      expect(create().has(required(60, 'mfa'), false)).toBeTrue();
      expect(create().has(required(60, 'mfa'), true)).toBeFalse();
    });

    it('allows no attempt at every click when no login is new enough', () => {
      create().start(required(0), true);
      wait(29);
      expect(create().has(required(0), true)).toBeTrue();
      wait(1);
      expect(create().has(required(0), true)).toBeFalse();
    });

    it('forgets the attempt for that requirement only', () => {
      create().start(required(60), true);
      create().start(required(90), true);
      create().forget(required(60));
      expect(create().has(required(60), true)).toBeFalse();
      expect(create().has(required(90), true)).toBeTrue();
    });
  });

  it('ignores invalid stored values', () => {
    for (const text of ['{', '{}', '[1, null, {"audience":1}]']) {
      sessionStorage.setItem('ngx-auth0-profile.step-up-attempts', text);
      expect(create().start(request, false)).toBeTrue();
      sessionStorage.clear();
    }
  });

  it('remembers attempts until the page is left when storage is disabled', () => {
    for (const storage of [
      () => undefined,
      () => {
        throw new DOMException('Storage is off.', 'SecurityError');
      },
    ]) {
      const memory = new StepUpMemory(storage);
      expect(memory.start(request, false)).toBeTrue();
      expect(memory.start(request, false)).toBeFalse();
    }
  });
});

function create(): StepUpMemory {
  return new StepUpMemory(() => sessionStorage);
}
