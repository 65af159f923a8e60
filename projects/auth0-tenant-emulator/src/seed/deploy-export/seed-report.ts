/** What became of the entries of an auth0-deploy-cli export. */
export interface SeedReport {
  /** The export. */
  readonly path: string;
  /** Entries the tenant has, by resource type. */
  readonly used: Readonly<Record<string, number>>;
  /** Entries of resource types that the emulator does not have. */
  readonly unsupported: Readonly<Record<string, number>>;
  /** Properties without effect, with the number of entries that have them, by resource type. */
  readonly withoutEffect: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** What was left out of an entry, and what was made up because an export does not have it. */
  readonly notes: readonly string[];
}

/** Collects a report while an export is read. */
export class SeedReportBuilder implements SeedReport {
  readonly used: Record<string, number> = {};
  readonly unsupported: Record<string, number> = {};
  readonly withoutEffect: Record<string, Record<string, number>> = {};
  readonly notes: string[] = [];
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** Counts properties of an entry that have no effect. */
  ignore(type: string, properties: readonly string[]): void {
    for (const property of properties) {
      const counts = (this.withoutEffect[type] ??= {});
      counts[property] = (counts[property] ?? 0) + 1;
    }
  }

  note(text: string): void {
    this.notes.push(text);
  }
}

/** The report as lines of text. */
export function describeSeedReport(report: SeedReport): string {
  const ignored = Object.entries(report.withoutEffect).map(
    ([type, properties]) => `  without effect, ${type}: ${countsOf(properties)}`,
  );
  const left = countsOf(report.unsupported);
  return [
    `Seed from the auth0-deploy-cli export ${report.path}:`,
    `  used: ${countsOf(report.used) || 'nothing'}`,
    ...(left === '' ? [] : [`  not supported: ${left}`]),
    ...ignored,
    ...report.notes.map((note) => `  ${note}`),
  ].join('\n');
}

function countsOf(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name} (${count})`)
    .join(', ');
}
