import { Injector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideSpecProfile } from '../test-support/provide-spec-profile';
import { LazyAuthorization } from '../requests/lazy-authorization';
import { afterFirstPaint } from './after-first-paint';
import { LOGIN_SESSION } from '../session/login-session';

describe('afterFirstPaint', () => {
  let paint: FrameRequestCallback | undefined;
  let started: boolean;
  let load: jasmine.Spy;

  beforeEach(() => {
    paint = undefined;
    started = false;
    spyOn(window, 'requestAnimationFrame').and.callFake((callback) => {
      paint = callback;
      return 1;
    });
    jasmine.clock().install();
  });
  afterEach(() => {
    jasmine.clock().uninstall();
  });

  function start(hasSentRequest: boolean): Promise<unknown> {
    TestBed.configureTestingModule({
      providers: [
        provideSpecProfile(),
        {
          provide: LOGIN_SESSION,
          useFactory: () => {
            started = true;
            return { hasSentRequest };
          },
        },
      ],
    });
    const lazy = TestBed.inject(LazyAuthorization);
    load = spyOn(lazy, 'load').and.callThrough();
    return afterFirstPaint(TestBed.inject(Injector)).then(() => lazy.load());
  }

  it('looks for a session at once and loads the code after the first paint', async () => {
    const loaded = start(false);
    expect(started).toBeTrue();
    paint?.(0);
    await Promise.resolve();
    expect(load).not.toHaveBeenCalled();
    jasmine.clock().tick(0);
    await loaded;
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('loads the code after 100 ms when the page is not painted', async () => {
    const loaded = start(false);
    jasmine.clock().tick(99);
    await Promise.resolve();
    expect(load).not.toHaveBeenCalled();
    jasmine.clock().tick(1);
    await loaded;
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('does not wait for a paint when the code is loaded', async () => {
    const loaded = start(false);
    jasmine.clock().tick(100);
    await loaded;
    paint = undefined;
    await afterFirstPaint(TestBed.inject(Injector));
    expect(paint).toBeUndefined();
  });

  it('does not wait for a paint when the request for the session is sent', async () => {
    await start(true);
    expect(paint).toBeUndefined();
    expect(load).toHaveBeenCalledTimes(1);
  });
});
