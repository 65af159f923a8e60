import type ts from 'typescript';

/** Something the codemod leaves to the developer, and where. */
export interface SourceFinding {
  readonly node: ts.Node;
  readonly text: string;
  /** Whether it is written above the code; a request to an unproven host is only reported. */
  readonly inSource: boolean;
}
