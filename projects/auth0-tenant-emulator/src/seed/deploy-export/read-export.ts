import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { isJsonObject, type JsonObject } from '../../common/json.ts';
import { TenantError } from '../../common/tenant-error.ts';
import { exportFiles, type ExportFiles } from './export-files.ts';
import { readDirectoryExport } from './read-directory-export.ts';

/** An export, its resource types named as in the YAML format, and where its scripts are. */
export interface DeployExport {
  readonly types: JsonObject;
  readonly files: ExportFiles;
  /** Entries that were not read, with the reason. */
  readonly unreadable: readonly string[];
}

/** Whether a path is an export of auth0-deploy-cli: a folder or a YAML file. */
export async function isExport(path: string): Promise<boolean> {
  return /\.ya?ml$/i.test(path) || (await isFolder(path));
}

/**
 * Reads an export in the YAML or in the directory format.
 *
 * @throws TenantError `invalid-seed` when it is neither, `invalid-argument` when a keyword has no value.
 */
export async function readExport(path: string, keywords: JsonObject): Promise<DeployExport> {
  if (await isFolder(path)) {
    const files = exportFiles(path, keywords);
    const { types, unreadable } = await readDirectoryExport(files);
    return { files, unreadable, types: checked(types, path) };
  }
  const files = exportFiles(dirname(path), keywords);
  const text = await files.text(basename(path));
  const { parse } = await import('yaml');
  let types: unknown;
  try {
    types = parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new TenantError('invalid-seed', `The export ${path} is not YAML: ${reason}`, { cause });
  }
  return { files, unreadable: [], types: checked(types, path) };
}

function checked(types: unknown, path: string): JsonObject {
  if (isJsonObject(types) && Object.keys(types).length > 0) {
    return types;
  }
  throw new TenantError(
    'invalid-seed',
    `${path} is not an export of auth0-deploy-cli: it has no resources. Name the folder or the YAML file after --output_folder.`,
  );
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
