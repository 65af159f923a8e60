import type { Fact } from '../fact.ts';
import { DISCOVERY_FACTS } from './discovery-facts.ts';
import { MANAGEMENT_FACTS, WRITE_FACTS } from './management-facts.ts';
import { MY_ACCOUNT_FACTS } from './my-account-facts.ts';
import { PAGE_FACTS } from './page-facts.ts';
import { TOKEN_FACTS } from './token-facts.ts';

/** Every fact of dialect.md that can be observed, in the order in which it is. */
export const ALL_FACTS: readonly Fact[] = [
  ...DISCOVERY_FACTS,
  ...PAGE_FACTS,
  ...TOKEN_FACTS,
  ...MANAGEMENT_FACTS,
  ...MY_ACCOUNT_FACTS,
  ...WRITE_FACTS,
];
