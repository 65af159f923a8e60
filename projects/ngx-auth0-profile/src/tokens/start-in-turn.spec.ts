import { Injector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideSpecProfile } from '../test-support/provide-spec-profile';
import { AccessTokens } from './access-tokens';
import { startInTurn } from './start-in-turn';
import { SDK } from './token-port';

describe('what gets tokens, for a page that opens', () => {
  let draw: FrameRequestCallback | undefined;
  let started: boolean;
  let load: jasmine.Spy;

  beforeEach(() => {
    draw = undefined;
    started = false;
    spyOn(window, 'requestAnimationFrame').and.callFake((callback) => {
      draw = callback;
      return 1;
    });
    jasmine.clock().install();
  });
  afterEach(() => {
    jasmine.clock().uninstall();
  });

  function start(sdk: unknown): Promise<unknown> {
    TestBed.configureTestingModule({
      providers: [
        provideSpecProfile(),
        {
          provide: SDK,
          useFactory: () => {
            started = true;
            return sdk;
          },
        },
      ],
    });
    load = spyOn(TestBed.inject(AccessTokens), 'load').and.callThrough();
    return startInTurn(TestBed.inject(Injector));
  }

  it('is loaded once the page is drawn; the SDK starts at once', async () => {
    const loaded = start({});
    expect(started).toBeTrue();
    draw?.(0);
    await Promise.resolve();
    expect(load).not.toHaveBeenCalled();
    jasmine.clock().tick(0);
    await loaded;
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('is loaded after 100 ms in a page that is not drawn', async () => {
    const loaded = start({});
    jasmine.clock().tick(99);
    await Promise.resolve();
    expect(load).not.toHaveBeenCalled();
    jasmine.clock().tick(1);
    await loaded;
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('does not wait for the page when it is loaded already', async () => {
    const loaded = start({});
    jasmine.clock().tick(100);
    await loaded;
    draw = undefined;
    await startInTurn(TestBed.inject(Injector));
    expect(draw).toBeUndefined();
  });

  it('does not wait for the page where no SDK starts', async () => {
    await start(undefined);
    expect(draw).toBeUndefined();
    expect(load).toHaveBeenCalledTimes(1);
  });
});
