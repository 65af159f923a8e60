/**
 * Finds the line on which each value of a JSON text starts, by JSON pointer. The text has to be valid
 * JSON; what is not is left out.
 */
export function linesOfJson(text: string): Map<string, number> {
  const lines = new Map<string, number>();
  let position = 0;
  let line = 1;

  const skip = (): void => {
    while (position < text.length && /[\s,:]/.test(text.charAt(position))) {
      if (text.charAt(position) === '\n') {
        line += 1;
      }
      position += 1;
    }
  };
  const readString = (): string => {
    const start = position;
    position += 1;
    while (position < text.length && text.charAt(position) !== '"') {
      position += text.charAt(position) === '\\' ? 2 : 1;
    }
    position += 1;
    return JSON.parse(text.slice(start, position)) as string;
  };
  const readLiteral = (): void => {
    while (position < text.length && /[\w.+-]/.test(text.charAt(position))) {
      position += 1;
    }
  };
  const readValue = (pointer: string): void => {
    skip();
    lines.set(pointer, line);
    const first = text.charAt(position);
    if (first === '{') {
      readMembers(pointer);
    } else if (first === '[') {
      readItems(pointer);
    } else if (first === '"') {
      readString();
    } else {
      readLiteral();
    }
  };
  const readMembers = (pointer: string): void => {
    position += 1;
    skip();
    while (text.charAt(position) === '"') {
      const keyLine = line;
      const child = `${pointer}/${escapePointer(readString())}`;
      readValue(child);
      lines.set(child, keyLine);
      skip();
    }
    position += 1;
  };
  const readItems = (pointer: string): void => {
    position += 1;
    skip();
    for (let index = 0; position < text.length && text.charAt(position) !== ']'; index += 1) {
      readValue(`${pointer}/${index}`);
      skip();
    }
    position += 1;
  };

  readValue('');
  return lines;
}

function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
