import { build, type BuildOptions } from 'esbuild';

const bundles = new Map<string, Promise<string>>();

/** Bundles auth0-lock from npm, which ships no file a browser could load. */
export function bundleLock(): Promise<string> {
  return once('auth0-lock', {
    stdin: {
      contents: "import { Auth0Lock } from 'auth0-lock'; globalThis.Auth0Lock = Auth0Lock;",
      resolveDir: import.meta.dirname,
    },
    format: 'iife',
  });
}

/** Bundles an Angular application around auth0-angular; its templates are compiled in the browser. */
export function bundleAngular(): Promise<string> {
  return once('auth0-angular', {
    entryPoints: [`${import.meta.dirname}/../apps/auth0-angular.ts`],
    format: 'esm',
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
  });
}

function once(name: string, options: BuildOptions): Promise<string> {
  const bundle = bundles.get(name) ?? bundleForBrowser(options);
  bundles.set(name, bundle);
  return bundle;
}

async function bundleForBrowser(options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    ...options,
    bundle: true,
    write: false,
    platform: 'browser',
    mainFields: ['browser', 'module', 'main'],
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}
