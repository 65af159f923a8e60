import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

/** A file of the browser build. */
export interface BrowserFile {
  /** Name in `dist/browser/`. */
  name: string;
  text: string;
}

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

/** Bundles the browser build: the module that pages import, and the service worker. Nothing is written. */
export async function bundleForBrowser(): Promise<BrowserFile[]> {
  return [
    { name: 'index.js', text: await bundle('src/browser.ts', 'esm') },
    // A classic script: module service workers are younger than service workers.
    {
      name: 'tenant-worker.js',
      text: await bundle('src/tenant-worker.ts', 'iife'),
    },
  ];
}

async function bundle(entryPoint: string, format: 'esm' | 'iife'): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entryPoint],
    absWorkingDir: FOLDER,
    bundle: true,
    write: false,
    format,
    minify: true,
    platform: 'browser',
    target: 'es2022',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}
