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
    create().forget('orders', new Set(['a']));
    expect(create().start(request, false)).toBeFalse();
    create().forget('orders', new Set(['a', 'b', 'c']));
    expect(create().start(request, false)).toBeTrue();
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
