import type { DiagnosisInput } from '../input/diagnosis-input';
import { quote } from './quote';

/** The detail of a problem of the profile proxy (RFC 9457 §3.1.4), which the proxy writes for users. */
export function proxyDetail({ subject }: DiagnosisInput): string | undefined {
  const { fromProxy, detail } = subject.body;
  return fromProxy && detail !== '' ? `The proxy gives the detail "${quote(detail)}".` : undefined;
}
