import { SetupError } from '../setup/setup-error.mjs';
import { watchCommand } from '../watch/watch-command.mjs';

describe('watchCommand', () => {
  it('when a pattern is given, watches the specs with that file name in every entry point', () => {
    expect(watchCommand(['library', 'scope-guard'])).toEqual([
      'node_modules/@angular/cli/bin/ng.js',
      'test',
      'ngx-auth0-profile',
      '--watch',
      '--include=**/*scope-guard*.spec.ts',
      '--include=../diagnosis/src/**/*scope-guard*.spec.ts',
      '--include=../testing/src/**/*scope-guard*.spec.ts',
    ]);
  });

  it('when no pattern is given, watches every spec', () => {
    expect(watchCommand(['emulator'])).toEqual([
      '--watch',
      'node_modules/jasmine/bin/jasmine.js',
      '--config=projects/auth0-tenant-emulator/jasmine.json',
    ]);
  });

  for (const args of [[], ['demo'], ['toString']]) {
    it(`when the package is '${args.join()}', says which packages can be watched`, () => {
      expect(() => watchCommand(args)).toThrowError(SetupError, /npm run watch -- library\|/);
    });
  }
});
