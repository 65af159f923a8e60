/** A small change of the source, and whether a spec noticed it. */
export interface Mutant {
  readonly file: string;
  /** `line:column-line:column`, as Stryker takes it. */
  readonly range: string;
  /** The text and what replaced it, in one line. */
  readonly change: string;
  readonly status: string;
}

/** Score of one folder. */
export interface FolderResult {
  readonly folder: string;
  readonly mutants: number;
  /** Noticed, those by a timeout included. */
  readonly detected: number;
  readonly timeouts: number;
  readonly score: number;
  /** Changes no spec notices, with their file. */
  readonly survivors: readonly string[];
}

interface ReportedMutant {
  readonly status: string;
  readonly replacement: string;
  readonly location: Record<'start' | 'end', { readonly line: number; readonly column: number }>;
}

/** The mutants of Stryker's report that can be tested. */
export function mutantsOf(report: Record<string, unknown>): Mutant[] {
  const files = report['files'] as Record<
    string,
    { source: string; mutants: readonly ReportedMutant[] }
  >;
  return Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants
      .filter(({ status }) => status !== 'Ignored' && status !== 'CompileError')
      .map((mutant) => {
        const { start, end } = mutant.location;
        return {
          file,
          // Stryker reports columns from 1 on, and takes them from 0 on.
          range: `${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`,
          change: changeOf(source, mutant),
          status: mutant.status,
        };
      }),
  );
}

/** Whether no spec noticed a change. */
export function survived({ status }: Mutant): boolean {
  return status === 'Survived' || status === 'NoCoverage';
}

/** Adds the mutants of a folder up. */
export function resultOf(folder: string, mutants: readonly Mutant[]): FolderResult {
  const survivors = mutants.filter(survived);
  const detected = mutants.length - survivors.length;
  return {
    folder,
    mutants: mutants.length,
    detected,
    timeouts: mutants.filter(({ status }) => status === 'Timeout').length,
    score: Math.round((detected * 1000) / mutants.length) / 10,
    survivors: survivors.map(({ file, change }) => `${file}: ${change}`).sort(),
  };
}

/** The changed text in one line. */
function changeOf(source: string, { location, replacement }: ReportedMutant): string {
  const { start, end } = location;
  const lines = source.split('\n').slice(start.line - 1, end.line);
  lines[lines.length - 1] = (lines.at(-1) ?? '').slice(0, end.column - 1);
  lines[0] = (lines[0] ?? '').slice(start.column - 1);
  const short = (text: string): string => text.replaceAll(/\s+/g, ' ').slice(0, 120);
  return `${short(lines.join('\n'))} → ${short(replacement)}`;
}
