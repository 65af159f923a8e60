import type { Tree } from '@angular-devkit/schematics';
import { posix } from 'node:path';
import ts from 'typescript';
import { editorConfigFor } from './editor-config';
import { indentation, styleOf, type FileStyle } from './file-style';

/** A piece of text to put in the place of what stands between two offsets. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The application's TypeScript as it is being edited. Nothing reaches the tree before `commit`, so
 * that an edit which turns out to be impossible half-way leaves no trace.
 */
export class AppSources {
  private readonly edited = new Map<string, string>();
  private readonly parsed = new Map<string, ts.SourceFile>();

  constructor(private readonly tree: Tree) {}

  exists(path: string): boolean {
    return this.edited.has(path) || this.tree.exists(path);
  }

  /** The text of a file that exists. */
  text(path: string): string {
    return this.edited.get(path) ?? this.tree.readText(path);
  }

  /** The syntax tree of a file that exists, parsed once until it changes. */
  source(path: string): ts.SourceFile {
    let source = this.parsed.get(path);
    if (!source) {
      source = ts.createSourceFile(path, this.text(path), ts.ScriptTarget.Latest, true);
      this.parsed.set(path, source);
    }
    return source;
  }

  /** How a file that exists is written. */
  style(path: string): FileStyle {
    return styleOf(this.text(path), {
      ...this.neighboursIndentation(path),
      ...editorConfigFor(this.tree, path),
    });
  }

  /** The indentation of the other scripts in a file's folder, for a file that has none yet. */
  private neighboursIndentation(path: string): Partial<FileStyle> {
    const folder = this.tree.getDir(posix.dirname(path));
    for (const name of folder.subfiles) {
      const text = name.endsWith('.ts') ? folder.file(name)?.content.toString() : undefined;
      const indent = text === undefined ? undefined : indentation(text);
      if (indent !== undefined) {
        return { indent };
      }
    }
    return {};
  }

  /** Applies changes whose offsets all refer to the present text of the file. */
  change(path: string, changes: readonly TextChange[]): void {
    let text = this.text(path);
    const { eol } = this.style(path);
    for (const { start, end, text: put } of [...changes].sort((a, b) => b.start - a.start)) {
      text = text.slice(0, start) + put.replaceAll(/\r?\n/g, eol) + text.slice(end);
    }
    this.edited.set(path, text);
    this.parsed.delete(path);
  }

  /** Writes every changed file and returns their paths. */
  commit(): string[] {
    const changed = [...this.edited].filter(([path, text]) => text !== this.tree.readText(path));
    for (const [path, text] of changed) {
      this.tree.overwrite(path, text);
    }
    this.edited.clear();
    return changed.map(([path]) => path);
  }
}
