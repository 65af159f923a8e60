import { readdir, readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { isJsonObject, isNestedTooDeeply, type JsonObject } from '../../common/json.ts';
import { TenantError } from '../../common/tenant-error.ts';
import { replaceMarkers } from './replace-markers.ts';

/** The files of an export, their keyword markers replaced. */
export interface ExportFiles {
  /** The folder to which paths in the export are relative. */
  readonly root: string;
  /** Text of a file below the root. */
  text(path: string): Promise<string>;
  /** A JSON file below the root. */
  json(path: string): Promise<JsonObject>;
  /** Names in a folder below the root, sorted; none if it does not exist. */
  list(folder: string): Promise<string[]>;
}

/** Reads files of an export, none outside its folder. */
export function exportFiles(root: string, keywords: JsonObject): ExportFiles {
  const text = async (path: string): Promise<string> => {
    const file = join(root, path);
    return replaceMarkers(await readInside(root, file), keywords, file);
  };
  return {
    root,
    text,
    async json(path) {
      const content = await text(path);
      const value: unknown = isNestedTooDeeply(content) ? undefined : parse(content);
      if (isJsonObject(value)) {
        return value;
      }
      throw unreadable(join(root, path), 'it is not a JSON object');
    },
    async list(folder) {
      try {
        return (await readdir(join(root, folder))).sort();
      } catch {
        return [];
      }
    },
  };
}

async function readInside(root: string, file: string): Promise<string> {
  let inside: boolean;
  try {
    inside = (await realpath(file)).startsWith(`${await realpath(root)}${sep}`);
  } catch (cause) {
    throw unreadable(file, 'it does not exist', cause);
  }
  if (!inside) {
    throw unreadable(file, 'it is outside the folder of the export');
  }
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw unreadable(file, 'it is not a file', cause);
  }
}

function unreadable(file: string, reason: string, cause?: unknown): TenantError {
  const message = `The file ${file} of the export cannot be read: ${reason}.`;
  return new TenantError('invalid-seed', message, { cause });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
