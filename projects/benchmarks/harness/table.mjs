/** A Markdown table with aligned columns, numbers to the right. */
export function table(header, rows) {
  const cells = [header, ...rows].map((row) => row.map(String));
  const widths = header.map((_, at) => Math.max(3, ...cells.map((row) => row[at].length)));
  const isNumber = header.map((_, at) => at > 0);
  const line = (row) =>
    `| ${row.map((cell, at) => (isNumber[at] ? cell.padStart(widths[at]) : cell.padEnd(widths[at]))).join(' | ')} |`;
  const rule = `| ${widths.map((width, at) => (isNumber[at] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  return [line(cells[0]), rule, ...cells.slice(1).map(line)].join('\n');
}

/** A number with about three significant digits: `0.42`, `3.10`, `81.0`, `12,345`. */
export function figure(value) {
  if (value === undefined || Number.isNaN(value)) {
    return '–';
  }
  const digits = value < 1 ? 2 : value < 10 ? 2 : value < 100 ? 1 : 0;
  return value.toLocaleString('en', {
    maximumFractionDigits: digits,
    minimumFractionDigits: digits,
  });
}

/** A ratio such as `1.08 ×`. */
export function ratio(value) {
  return value === undefined || !Number.isFinite(value) ? '–' : `${figure(value)} ×`;
}
