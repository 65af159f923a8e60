import type { LocatedFinding } from './write-comments';
import type { Rewritten } from './migrate-file';

/** Where the report goes. */
interface Log {
  info(message: string): void;
  warn(message: string): void;
}

/** Collects what the codemod did, and prints it with what comes next. */
export class MigrationReport {
  private readonly rewritten: string[] = [];
  private readonly findings: string[] = [];

  rewrote(path: string, calls: readonly Rewritten[]): void {
    this.rewritten.push(
      ...calls.map(({ line, before, after }) => `${path}:${String(line)}: ${before} → ${after}`),
    );
  }

  left(path: string, findings: readonly LocatedFinding[]): void {
    this.findings.push(...findings.map(({ line, text }) => `${path}:${String(line)}: ${text}`));
  }

  /** Prints what was rewritten, what was left and why, and the next steps in their order. */
  print(log: Log, usesAuth0Angular: boolean): void {
    for (const call of this.rewritten) {
      log.info(`Rewritten: ${call}`);
    }
    for (const finding of this.findings) {
      log.warn(finding);
    }
    const calls = this.rewritten.length === 1 ? '1 call' : `${String(this.rewritten.length)} calls`;
    const places =
      this.findings.length === 1 ? '1 place' : `${String(this.findings.length)} places`;
    log.info(`${calls} rewritten, ${places} left for you to look at.`);
    if (this.rewritten.length + this.findings.length === 0) {
      return;
    }
    const steps = [
      ...(usesAuth0Angular
        ? []
        : [
            'Move the login to @auth0/auth0-angular: ProfileService takes its tokens from that package, not from auth0-js, Lock or auth0-spa-js.',
          ]),
      'Set the library up: ng add ngx-auth0-profile',
      'Check the result: ng generate ngx-auth0-profile:doctor',
    ];
    const numbered = steps.map((step, at) => `  ${String(at + 1)}. ${step}`);
    log.info(`Next steps, in this order:\n${numbered.join('\n')}`);
  }
}
