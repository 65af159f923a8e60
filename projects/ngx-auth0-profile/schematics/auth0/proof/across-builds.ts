import { knownText } from '../../app-code/text-value';
import type { ApplicationProof } from './application-proof';
import type { ManagementAddress } from './management-address';

/**
 * Reads an address in every build configuration, because `fileReplacements` may send the same request
 * elsewhere. Where the builds differ, the answer is `unknown`.
 */
export function addressInEveryBuild(
  proof: ApplicationProof,
  read: (build: ApplicationProof) => ManagementAddress | undefined,
): ManagementAddress | undefined {
  const addresses = [proof, ...proof.otherBuilds].map(read);
  const [first] = addresses;
  const found = addresses.find(Boolean);
  if (!found || addresses.every((address) => describe(address) === describe(first))) {
    return first;
  }
  return {
    ...found,
    answer: 'unknown',
    reason: 'the address differs between the build configurations (fileReplacements)',
  };
}

/** What has to be the same in every build. An address that cannot be the Management API's is another host's. */
function describe(address: ManagementAddress | undefined): string {
  if (!address || address.answer === 'no') {
    return 'no';
  }
  const { answer, segments, hasQuery } = address;
  const path = segments.map((segment) => knownText(segment) ?? '{}').join('/');
  return `${answer} ${path} ${String(hasQuery)}`;
}
