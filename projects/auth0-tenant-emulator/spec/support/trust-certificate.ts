import tls from 'node:tls';

/** Lets clients of this process trust a certificate; the function returned takes the trust away. */
export function trustCertificate(certificate: string): () => void {
  const before = tls.getCACertificates('default');
  tls.setDefaultCACertificates([...before, certificate]);
  return () => {
    tls.setDefaultCACertificates(before);
  };
}
