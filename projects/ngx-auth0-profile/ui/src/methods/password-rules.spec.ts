import type { PasswordPolicy } from 'ngx-auth0-profile/my-account';
import { englishMethods } from '../texts/methods/english';
import { passwordRules } from './password-rules';

const NOTHING: PasswordPolicy = {
  complexity: {
    min_length: 1,
    character_types: [],
    character_type_rule: 'all',
    identical_characters: 'allow',
    sequential_characters: 'allow',
    max_length_exceeded: 'error',
  },
  profile_data: { active: false, blocked_fields: [] },
  history: { active: false, size: 5 },
  dictionary: { active: false },
};

describe('passwordRules', () => {
  it('has no line for a policy without rules', () => {
    expect(passwordRules(NOTHING, englishMethods, 'en')).toEqual([]);
  });

  it('has a line for each rule of a policy', () => {
    const policy: PasswordPolicy = {
      complexity: {
        ...NOTHING.complexity,
        min_length: 10,
        character_types: ['lowercase', 'number', 'unknown'],
        identical_characters: 'block',
        sequential_characters: 'block',
      },
      profile_data: { active: true, blocked_fields: ['email'] },
      history: { active: true, size: 5 },
      dictionary: { active: true, default: 'en_10k' },
    };
    expect(passwordRules(policy, englishMethods, 'en')).toEqual([
      'At least 10 characters',
      'Each of these: small letters, digits, and unknown',
      'Not the same character three times in a row',
      'No sequences such as abc or 123',
      'No parts of your name or address',
      'Not one of your last 5 passwords',
      'Not a common password',
    ]);
  });
});
