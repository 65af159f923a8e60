import { build } from 'esbuild';

let bundle: Promise<string> | undefined;

/** Bundles auth0-lock from npm, which ships no file a browser could load. */
export function bundleLock(): Promise<string> {
  bundle ??= build({
    stdin: {
      contents: "import { Auth0Lock } from 'auth0-lock'; globalThis.Auth0Lock = Auth0Lock;",
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    mainFields: ['browser', 'module', 'main'],
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    logLevel: 'silent',
  }).then((result) => result.outputFiles[0]?.text ?? '');
  return bundle;
}
