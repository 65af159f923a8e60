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

  it('takes a question once, and part of it for the same, across reloads', () => {
    expect(create().ask(request, false)).toBeTrue();
    expect(create().ask(request, false)).toBeFalse();
    expect(create().ask({ audience: 'orders', scopes: ['b'] }, false)).toBeFalse();
    expect(create().ask({ audience: 'orders', scopes: ['c'] }, false)).toBeTrue();
    expect(create().ask({ audience: 'other', scopes: ['a'] }, false)).toBeTrue();
  });

  it('takes it again after ten minutes', () => {
    create().ask(request, false);
    jasmine.clock().mockDate(new Date('2026-01-01T00:10:00Z'));
    expect(create().ask(request, false)).toBeTrue();
  });

  it('takes it again when it was answered, for a person who uses the page', () => {
    create().ask(request, false);
    create().answer('orders', new Set(['a']));
    expect(create().ask(request, true)).toBeFalse();
    create().answer('orders', new Set(['a', 'b', 'c']));
    expect(create().ask(request, false)).toBeFalse();
    expect(create().ask(request, true)).toBeTrue();
    expect(create().ask(request, true)).toBeFalse();
  });

  it('takes it again when it is to be forgotten', () => {
    create().ask(request, false);
    create().forget('orders', new Set(['a']));
    expect(create().ask(request, false)).toBeFalse();
    create().forget('orders', new Set(['a', 'b', 'c']));
    expect(create().ask(request, false)).toBeTrue();
  });

  it('survives what somebody else has written there', () => {
    for (const text of ['{', '{}', '[1, null, {"audience":1}]']) {
      sessionStorage.setItem('ngx-auth0-profile.asked', text);
      expect(create().ask(request, false)).toBeTrue();
      sessionStorage.clear();
    }
  });

  it('lasts as long as the page where there is no storage', () => {
    for (const storage of [
      () => undefined,
      () => {
        throw new DOMException('Storage is off.', 'SecurityError');
      },
    ]) {
      const memory = new StepUpMemory(storage);
      expect(memory.ask(request, false)).toBeTrue();
      expect(memory.ask(request, false)).toBeFalse();
    }
  });
});

function create(): StepUpMemory {
  return new StepUpMemory(() => sessionStorage);
}
