import { releaseVersions, type ReleasedPackage } from '../../app-code/release-versions';
import type { ExaminedApplication } from '../examined-application';
import type { Finding } from '../finding';

/** Versions this release was not made for. */
export function peerVersions({ tree, login }: ExaminedApplication): Finding[] {
  const { dependencies = {}, devDependencies = {} } = tree.readJson('package.json') as {
    dependencies?: Record<string, string>;
    devDependencies?: Record<string, string>;
  };
  const versions = releaseVersions();
  const peers: ReleasedPackage[] = ['@angular/core', '@auth0/auth0-angular'];
  return peers.flatMap((name): Finding[] => {
    const present = dependencies[name] ?? devDependencies[name];
    const requested = versions[name];
    const finding = (message: string): Finding[] => [
      { check: 'peer-versions', severity: 'error', path: 'package.json', message },
    ];
    if (!present && name === '@auth0/auth0-angular' && login.bff) {
      return [];
    }
    if (!present) {
      return finding(`${name} is not a dependency. Install it: npm install ${name}`);
    }
    const major = majorOf(present);
    if (major === undefined || majorsOf(requested).includes(major)) {
      return [];
    }
    return finding(
      `${name} ${present} is not among the supported versions ${requested}. Install one of them.`,
    );
  });
}

function majorsOf(range: string): number[] {
  return range.split('||').flatMap((part) => majorOf(part) ?? []);
}

/** The major version a range begins with; tags and addresses have none. */
function majorOf(range: string): number | undefined {
  const found = /^\s*[\^~>=v]*\s*(\d+)(\.|$)/.exec(range);
  return found ? Number(found[1]) : undefined;
}
