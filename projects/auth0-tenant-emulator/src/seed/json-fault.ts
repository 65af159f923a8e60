/**
 * Finds the line on which a text stops being JSON: the first one that does not merely end too early.
 * The parser does not always say a position, but it always tells the two apart.
 */
export function lineOfJsonFault(text: string): number {
  const lines = text.trimEnd().split('\n');
  const at = lines.findIndex((_, index) => isFaulty(`${lines.slice(0, index + 1).join('\n')}\n`));
  return at < 0 ? lines.length : at + 1;
}

function isFaulty(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return false;
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    const position = /at position (\d+)/.exec(reason)?.[1];
    if (reason.startsWith('Unterminated')) {
      return false;
    }
    return position === undefined
      ? !reason.includes('end of JSON input')
      : Number(position) < beginning.length;
  }
}
