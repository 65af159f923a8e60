const ROW = 30;
const LABELS = 230;
const BARS = 360;
const VALUES = 110;

/**
 * A horizontal bar chart as SVG, in the colours of the page.
 *
 * @param rows `{ label, value, text, own }`; `own` marks the package of this repository.
 * @param scale The length of a bar by its value; for ratios that differ by powers of ten a logarithm.
 */
export function barChart({ title, rows, scale = (value) => value }) {
  const max = Math.max(...rows.map(({ value }) => scale(value)), Number.MIN_VALUE);
  const height = rows.length * ROW + 8;
  const bars = rows.map(({ label, value, text, own }, index) => {
    const y = index * ROW + 4;
    const width = Math.max(2, (scale(value) / max) * BARS);
    const fill = own ? 'var(--vp-c-brand-3)' : 'var(--vp-c-gray-1)';
    return (
      `<text x="${LABELS - 8}" y="${y + 17}" text-anchor="end" fill="currentColor">${label}</text>` +
      `<rect x="${LABELS}" y="${y + 4}" width="${width.toFixed(1)}" height="18" rx="2" fill="${fill}"/>` +
      `<text x="${(LABELS + width + 8).toFixed(1)}" y="${y + 17}" fill="currentColor">${text}</text>`
    );
  });
  const alternative = `${title}: ${rows.map(({ label, text }) => `${label} ${text}`).join(', ')}`;
  return `<svg role="img" aria-label="${alternative}" viewBox="0 0 ${LABELS + BARS + VALUES} ${height}" style="max-width: 44rem; width: 100%; font-size: 13px">${bars.join('')}</svg>`;
}
