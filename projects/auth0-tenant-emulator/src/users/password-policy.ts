import type { Connection, PasswordStrength } from '../state/application.ts';
import type { UserRecord } from '../state/user.ts';

/** A type of character that a password may have to contain. */
type CharacterType = 'uppercase' | 'lowercase' | 'number' | 'special';

/** The rules for passwords of a database connection, in the names of the My Account API. */
export interface PasswordPolicy {
  complexity: {
    min_length: number;
    character_types: CharacterType[];
    character_type_rule: 'all' | 'three_of_four';
    identical_characters: 'allow' | 'block';
    sequential_characters: 'allow' | 'block';
    max_length_exceeded: 'truncate' | 'error';
  };
  profile_data: { active: boolean; blocked_fields: string[] };
  history: { active: boolean; size: number };
  dictionary: { active: boolean; default: 'en_10k' | 'en_100k' };
}

const ALL_TYPES: CharacterType[] = ['uppercase', 'lowercase', 'number', 'special'];
const PROFILE_FIELDS = [
  'email',
  'username',
  'name',
  'nickname',
  'given_name',
  'family_name',
] as const;
const MIN_DATA_LENGTH = 3;

/** Auth0's levels of password strength (Auth0 docs: Password Strength). */
const levels: Readonly<Record<PasswordStrength, { length: number; types: CharacterType[] }>> = {
  none: { length: 1, types: [] },
  low: { length: 6, types: [] },
  fair: { length: 8, types: ['uppercase', 'lowercase', 'number'] },
  good: { length: 8, types: ALL_TYPES },
  excellent: { length: 10, types: ALL_TYPES },
};

/** A few entries of the list of common passwords stand for the whole list. */
const COMMON = new Set(['password', 'password1', '12345678', 'qwertyuiop', 'iloveyou', 'welcome1']);

const characterTests: Readonly<Record<CharacterType, RegExp>> = {
  uppercase: /\p{Lu}/u,
  lowercase: /\p{Ll}/u,
  number: /\d/,
  special: /[^\p{L}\d\s]/u,
};

/** The policy of a connection; what its options leave out has Auth0's default, strength `good`. */
export function passwordPolicy({ options = {} }: Pick<Connection, 'options'>): PasswordPolicy {
  const strength = options.passwordPolicy ?? 'good';
  const { length, types } = levels[strength];
  return {
    complexity: {
      min_length: options.password_complexity_options?.min_length ?? length,
      character_types: [...types],
      character_type_rule: types.length === ALL_TYPES.length ? 'three_of_four' : 'all',
      identical_characters: strength === 'excellent' ? 'block' : 'allow',
      sequential_characters: 'allow',
      max_length_exceeded: 'error',
    },
    profile_data: {
      active: options.password_no_personal_info?.enable ?? false,
      blocked_fields: [...PROFILE_FIELDS],
    },
    history: {
      active: options.password_history?.enable ?? false,
      size: options.password_history?.size ?? 5,
    },
    dictionary: { active: options.password_dictionary?.enable ?? false, default: 'en_10k' },
  };
}

/** What is wrong with a new password. */
export interface PasswordFault {
  /** The rule, after "The password". */
  rule: string;
  /** Auth0's name of the error, and its words. */
  name: string;
  message: string;
}

/** Says what is wrong with a new password; `undefined` when nothing is. */
export function passwordFault(
  policy: PasswordPolicy,
  user: UserRecord,
  password: string,
): PasswordFault | undefined {
  const weak = complexityFault(policy, password);
  if (weak !== undefined) {
    return { rule: weak, name: 'PasswordStrengthError', message: 'Password is too weak' };
  }
  if (containsProfileData(policy, user, password)) {
    return {
      rule: 'must not contain data of the profile',
      name: 'PasswordNoUserInfoError',
      message: 'Password contains user information',
    };
  }
  if (wasUsedBefore(policy, user, password)) {
    return {
      rule: 'was used before',
      name: 'PasswordHistoryError',
      message: 'Password has previously been used',
    };
  }
  return policy.dictionary.active && COMMON.has(password.toLowerCase())
    ? {
        rule: 'is too common',
        name: 'PasswordDictionaryError',
        message: 'Password is too common',
      }
    : undefined;
}

/** The same for the connection of a user, which may be one that the tenant does not list. */
export function userPasswordFault(
  connections: ReadonlyMap<string, Connection>,
  user: UserRecord,
  password: string,
  connectionName = user.profile.identities[0]?.connection ?? '',
): PasswordFault | undefined {
  const connection = connections.get(connectionName);
  return passwordFault(passwordPolicy(connection ?? {}), user, password);
}

function complexityFault({ complexity }: PasswordPolicy, password: string): string | undefined {
  const { min_length: length, character_types: types, character_type_rule: rule } = complexity;
  if (Array.from(password).length < length) {
    return `must have at least ${length} ${length === 1 ? 'character' : 'characters'}`;
  }
  const missing = types.filter((type) => !characterTests[type].test(password));
  if (missing.length > (rule === 'three_of_four' ? 1 : 0)) {
    const number = rule === 'three_of_four' ? 'three of' : 'all of';
    return `must contain ${number} these types of characters: ${types.join(', ')}`;
  }
  const repeats = complexity.identical_characters === 'block' && /(.)\1\1/su.test(password);
  return repeats ? 'must not contain more than two identical characters in a row' : undefined;
}

function containsProfileData(
  { profile_data: rule }: PasswordPolicy,
  { profile }: UserRecord,
  password: string,
): boolean {
  const text = password.toLowerCase();
  const values = PROFILE_FIELDS.map((name) => profile[name]?.split('@', 1)[0]?.toLowerCase() ?? '');
  return (
    rule.active && values.some((value) => value.length >= MIN_DATA_LENGTH && text.includes(value))
  );
}

function wasUsedBefore(
  { history }: PasswordPolicy,
  { password, formerPasswords = [] }: UserRecord,
  candidate: string,
): boolean {
  return (
    history.active && [password, ...formerPasswords.slice(0, history.size)].includes(candidate)
  );
}
