import { parseTree, type Node, type ParseError } from 'jsonc-parser';

const parseOptions = { disallowComments: true };

/**
 * Finds the line on which a value of a JSON text starts, by JSON pointer (RFC 6901); for a member of
 * an object, the line of its name.
 */
export function createLineFinder(text: string): (pointer: string) => number | undefined {
  let root: Node | undefined;
  return (pointer) => {
    root ??= parseTree(text, [], parseOptions);
    const node = root === undefined ? undefined : findNode(root, segmentsOf(pointer));
    const start = node?.parent?.type === 'property' ? node.parent : node;
    return start === undefined ? undefined : lineAt(text, start.offset);
  };
}

/** The line of a text's first syntax error. */
export function lineOfSyntaxError(text: string): number {
  const errors: ParseError[] = [];
  parseTree(text, errors, parseOptions);
  const offset = errors[0]?.offset ?? 0;
  return lineAt(text, Math.min(offset, text.trimEnd().length));
}

function findNode(root: Node, segments: readonly string[]): Node | undefined {
  let node: Node | undefined = root;
  for (const segment of segments) {
    node =
      node?.type === 'array'
        ? node.children?.[Number(segment)]
        : node?.children?.find(({ children }) => children?.[0]?.value === segment)?.children?.[1];
  }
  return node;
}

function segmentsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
