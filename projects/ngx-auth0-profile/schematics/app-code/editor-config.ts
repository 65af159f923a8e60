import type { Tree } from '@angular-devkit/schematics';
import type { FileStyle } from './file-style';

/** What the workspace's `.editorconfig` says about a file. Source: editorconfig.org. */
export function editorConfigFor(tree: Tree, path: string): Partial<FileStyle> {
  if (!tree.exists('.editorconfig')) {
    return {};
  }
  const extension = path.slice(path.lastIndexOf('.') + 1);
  const settings = new Map<string, string>();
  let applies = false;
  for (const line of tree.readText('.editorconfig').split(/\r?\n/)) {
    const section = /^\s*\[(.*)\]\s*$/.exec(line)?.[1];
    if (section !== undefined) {
      applies = matches(section, extension);
      continue;
    }
    const [, key, value] = /^\s*([\w-]+)\s*=\s*([^\s;#]+)/.exec(line) ?? [];
    if (applies && key && value) {
      settings.set(key.toLowerCase(), value.toLowerCase());
    }
  }
  return toStyle(settings);
}

/** `*`, `*.ts` and `*.{ts,html}`: the sections that tell files apart by extension. */
function matches(section: string, extension: string): boolean {
  if (section === '*') {
    return true;
  }
  const names = /^(?:\*\*\/)?\*\.\{?([\w,\s]+)\}?$/.exec(section)?.[1];
  return names?.split(',').some((each) => each.trim() === extension) ?? false;
}

function toStyle(settings: ReadonlyMap<string, string>): Partial<FileStyle> {
  const indentStyle = settings.get('indent_style');
  const size = Number(settings.get('indent_size') ?? settings.get('tab_width'));
  const eol = settings.get('end_of_line');
  const quote = settings.get('quote_type');
  return {
    ...(indentStyle === 'tab' ? { indent: '\t' } : {}),
    ...(indentStyle !== 'tab' && size > 0 ? { indent: ' '.repeat(size) } : {}),
    ...(eol === 'crlf' || eol === 'lf' ? { eol: eol === 'crlf' ? '\r\n' : '\n' } : {}),
    ...(quote === 'single' || quote === 'double' ? { quote: quote === 'single' ? "'" : '"' } : {}),
  };
}
