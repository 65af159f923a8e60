import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/run.mjs';

/** What a short example in a doc comment may use without saying where it is from. */
const FAMILIAR = {
  '@angular/common/http': ['HttpClient', 'HttpContext', 'provideHttpClient', 'withInterceptors'],
  '@angular/core': [
    'ApplicationConfig',
    'Component',
    'NgModule',
    'computed',
    'effect',
    'inject',
    'signal',
  ],
  '@angular/core/testing': ['TestBed'],
  '@angular/platform-browser': ['bootstrapApplication'],
  '@angular/router': ['Routes', 'provideRouter'],
  '@auth0/auth0-angular': ['AuthModule', 'AuthService', 'provideAuth0'],
};

const ENTRY_POINTS = {
  'ngx-auth0-profile': 'projects/ngx-auth0-profile/src/public-api.ts',
  'ngx-auth0-profile/auth0-angular': 'projects/ngx-auth0-profile/auth0-angular/src/public-api.ts',
  'ngx-auth0-profile/auth0-angular/testing':
    'projects/ngx-auth0-profile/auth0-angular/testing/src/public-api.ts',
  'ngx-auth0-profile/bff': 'projects/ngx-auth0-profile/bff/src/public-api.ts',
  'ngx-auth0-profile/diagnosis': 'projects/ngx-auth0-profile/diagnosis/src/public-api.ts',
  'ngx-auth0-profile/messages': 'projects/ngx-auth0-profile/messages/src/public-api.ts',
  'ngx-auth0-profile/testing': 'projects/ngx-auth0-profile/testing/src/public-api.ts',
  'ngx-auth0-profile/ui': 'projects/ngx-auth0-profile/ui/src/public-api.ts',
  'auth0-tenant-emulator': 'projects/auth0-tenant-emulator/src/index.ts',
  'auth0-tenant-emulator/browser': 'projects/auth0-tenant-emulator/src/browser.ts',
  'auth0-profile-proxy': 'projects/auth0-profile-proxy/src/index.ts',
};

/** Turns a doc comment's example into a module: class members get a class, known names get their import. */
export function completeExample(code, exports = publicNames()) {
  const whole =
    /^(private|protected|readonly) /m.test(code) && !/\bclass /.test(code)
      ? `class Example {\n${code}}\n`
      : code;
  const known = [...Object.entries(FAMILIAR), ...Object.entries(exports)];
  const imports = known.flatMap(([from, names]) => {
    const used = names.filter(
      (name) => new RegExp(`\\b${name}\\b`).test(whole) && !declares(whole, name),
    );
    return used.length > 0 ? [`import { ${used.join(', ')} } from '${from}';\n`] : [];
  });
  return imports.join('') + whole;
}

function declares(code, name) {
  return new RegExp(
    `\\b(class|const|function|interface|type) ${name}\\b|\\bimport [^;]*\\b${name}\\b`,
  ).test(code);
}

/** The names each entry point exports, as its explicit export lists say. */
function publicNames() {
  const claimed = new Set();
  return Object.fromEntries(
    Object.entries(ENTRY_POINTS).map(([name, file]) => {
      const text = readFileSync(join(root, file), 'utf8');
      const names = [...text.matchAll(/export (?:type )?\{([^}]*)\}/g)]
        .flatMap(([, list]) => list.split(','))
        .map((item) =>
          item
            .trim()
            .replace(/^type /, '')
            .split(' as ')
            .at(-1)
            .trim(),
        )
        .filter((item) => /^\w+$/.test(item) && !claimed.has(item));
      names.forEach((item) => claimed.add(item));
      return [name, names];
    }),
  );
}
