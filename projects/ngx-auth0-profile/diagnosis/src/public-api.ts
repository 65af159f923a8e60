// Functions
export { diagnose } from './diagnose';
export { formatDiagnosis } from './text/format-diagnosis';
export { knownMessages } from './messages/known-messages';

// Results
export type { Diagnosis, Explanation, Remedy, RemedyWhere } from './model/diagnosis';
export type {
  ConnectionProblem,
  DiagnosisProblem,
  PermissionProblem,
  RequestProblem,
  SessionProblem,
  TokenProblem,
} from './model/diagnosis-problem';

// Known messages
export type { KnownMessage, MessageSource, OwnApiSource } from './messages/known-message';

// Inputs
export type { DiagnosisContext } from './model/diagnosis-context';
export type { Auth0ProfileErrorCode } from './model/error-code';
