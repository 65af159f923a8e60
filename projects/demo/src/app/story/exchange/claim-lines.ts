import type { Diagnosis } from 'ngx-auth0-profile';

/** A line of a decoded token. */
export interface ClaimLine {
  readonly text: string;
  /** Why the line is marked: the claim decided about the response, or a rule has added it. */
  readonly mark: 'relevant' | 'rule' | undefined;
}

/** The claims that decide about the problem; about a success decide audience and scope. */
const RELEVANT: Readonly<Record<string, readonly string[]>> = {
  'id-token': ['aud', 'nonce'],
  'wrong-audience': ['aud'],
  'missing-scope': ['scope'],
  'scope-never-granted-to-users': ['scope'],
  'field-needs-backend': ['scope'],
  expired: ['exp'],
};

/** The decoded token as lines, with the claims marked that explain the response. */
export function claimLines(
  claims: Readonly<Record<string, unknown>>,
  problem: Diagnosis['problem'] | undefined,
): readonly ClaimLine[] {
  const relevant = problem === undefined ? ['aud', 'scope'] : (RELEVANT[problem] ?? []);
  const entries = Object.entries(claims);
  const markOf = (name: string): ClaimLine['mark'] =>
    relevant.includes(name) ? 'relevant' : name.includes('://') ? 'rule' : undefined;
  return [
    { text: '{', mark: undefined },
    ...entries.flatMap(([name, value], index) => {
      const json = JSON.stringify({ [name]: value }, null, 2)
        .split('\n')
        .slice(1, -1);
      return json.map((line, at) => ({
        text: at === json.length - 1 && index < entries.length - 1 ? `${line},` : line,
        mark: markOf(name),
      }));
    }),
    { text: '}', mark: undefined },
  ];
}
