// Explaining
export { diagnose } from './diagnose';
export { formatDiagnosis } from './format-diagnosis';

// What it answers
export type { Diagnosis, Finding, Remedy, RemedyWhere } from './diagnosis';
export type {
  ConnectionProblem,
  DiagnosisProblem,
  PermissionProblem,
  RequestProblem,
  SessionProblem,
  TokenProblem,
} from './diagnosis-problem';

// What else it is told
export type { DiagnosisContext } from './diagnosis-context';
export type { Auth0ProfileErrorCode } from './error-code';
