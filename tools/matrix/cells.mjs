import { aliasedConfig, existingAuth0, multiProject } from './prepare-workspace.mjs';

/**
 * The workspaces into which `ng add` must bring a working profile page. `create` is what `ng new` is
 * told; `prepare` brings the fresh workspace into the state the cell is about; `dryRun` tries the
 * schematics with `--dry-run` too.
 */
export const CELLS = [
  { name: '22 standalone', create: [], inNpmTest: true, dryRun: true },
  { name: '22 NgModule', create: ['--standalone=false'], inNpmTest: true },
  { name: '22 SSR', create: ['--ssr'], server: true },
  { name: '22 zone.js', create: ['--zoneless=false'] },
  {
    name: '22 multi-project',
    create: ['--create-application=false'],
    project: 'shop',
    prepare: multiProject,
  },
  { name: '22 existing provideAuth0', create: [], prepare: existingAuth0 },
  { name: '22 aliased config', create: [], prepare: aliasedConfig },
  { name: '22 proxy mode', create: [], proxy: true },
  { name: '21 standalone', angular: 21, create: [] },
];
