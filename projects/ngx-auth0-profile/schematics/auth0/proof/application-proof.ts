import type ts from 'typescript';
import type { ValueResolver } from '../../app-code/value-resolver';
import type { Answer } from './answer';
import { LoggedInUserProof } from './logged-in-user';
import { SourceIndex } from './source-index';
import { findTenants, type Tenants } from './tenants';

/** What can be proved about the requests of one application, from its source. */
export class ApplicationProof {
  readonly tenants: Tenants;
  private readonly users: LoggedInUserProof;

  constructor(
    readonly values: ValueResolver,
    files: readonly ts.SourceFile[],
    /** The same source with the files that other build configurations put in the place of some. */
    readonly otherBuilds: readonly ApplicationProof[] = [],
  ) {
    this.tenants = findTenants(values, files);
    this.users = new LoggedInUserProof(values, new SourceIndex(files));
  }

  /** Whether an expression is the id of the logged-in user, in every build. */
  isLoggedInUser(id: ts.Expression): Answer {
    const answer = this.users.isLoggedInUser(id);
    return this.otherBuilds.every((build) => build.isLoggedInUser(id) === answer)
      ? answer
      : 'unknown';
  }
}
