import ts from 'typescript';
import type { AppSources } from '../app-code/app-sources';
import type { SourceFinding } from './source-finding';

const MARKER = '// ngx-auth0-profile: ';

/** A finding with the line it is on. */
export interface LocatedFinding {
  readonly line: number;
  readonly text: string;
}

/** Writes each finding above its statement unless it stands there already. Returns what is new. */
export function writeComments(
  sources: AppSources,
  path: string,
  found: readonly SourceFinding[],
): LocatedFinding[] {
  const text = sources.text(path);
  const byLine = new Map<number, { node: ts.Node; lines: string[] }>();
  const reported: LocatedFinding[] = [];
  for (const { node, text: says, inSource } of found) {
    if (!inSource) {
      reported.push({ line: lineOf(node), text: says });
      continue;
    }
    const start = text.lastIndexOf('\n', anchor(node).getStart() - 1) + 1;
    const lines = byLine.get(start)?.lines ?? [];
    if (!lines.includes(says)) {
      byLine.set(start, { node, lines: [...lines, says] });
    }
  }
  let shift = 0;
  const changes = [...byLine]
    .sort(([a], [b]) => a - b)
    .map(([start, { node, lines }]) => {
      const indent = /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
      const above = commentsAbove(text, start);
      const missing = lines.filter((line) => !above.includes(MARKER + line));
      shift += missing.length;
      reported.push(...missing.map((line) => ({ line: lineOf(node) + shift, text: line })));
      return {
        start,
        end: start,
        text: missing.map((line) => `${indent}${MARKER}${line}\n`).join(''),
      };
    });
  sources.change(path, changes);
  return reported;
}

function lineOf(node: ts.Node): number {
  return node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1;
}

/** The statement, class member or property a comment belongs above. */
function anchor(node: ts.Node): ts.Node {
  let place = node;
  while (
    !ts.isStatement(place) &&
    !ts.isClassElement(place) &&
    !ts.isPropertyAssignment(place) &&
    !ts.isSourceFile(place.parent)
  ) {
    place = place.parent;
  }
  return place;
}

function commentsAbove(text: string, start: number): string {
  const lines = text.slice(0, start).split('\n').slice(0, -1);
  const above: string[] = [];
  for (let line = lines.pop(); line?.trim().startsWith('//'); line = lines.pop()) {
    above.push(line.replace(/\r$/, ''));
  }
  return above.join('\n');
}
