import type ts from 'typescript';

/** Something that would go wrong, where, and what to do about it. */
export interface Finding {
  /** A stable name, for example `missing-interceptor`. */
  readonly check: string;
  /** An error fails the run; a warning is printed only. */
  readonly severity: 'error' | 'warning';
  /** The file it is in, when it is in one. */
  readonly path?: string;
  readonly line?: number;
  /** What happens (the fact). What to do. */
  readonly message: string;
}

/** The file and the line of a node. */
export function placeOf(node: ts.Node): { readonly path: string; readonly line: number } {
  const source = node.getSourceFile();
  const { line } = source.getLineAndCharacterOfPosition(node.getStart());
  return { path: source.fileName, line: line + 1 };
}
