import type { PasswordPolicy } from 'ngx-auth0-profile/my-account';
import { fill } from '../texts/account-language';
import type { MethodTexts } from '../texts/method-texts';

/** The rules for a new password, one a line. */
export function passwordRules(
  { complexity, profile_data, history, dictionary }: PasswordPolicy,
  texts: MethodTexts,
  locale: string,
): readonly string[] {
  const names = complexity.character_types.map((type) => texts.characterTypes[type] ?? type);
  const types = new Intl.ListFormat(locale).format(names);
  const text = complexity.character_type_rule === 'all' ? texts.allTypes : texts.threeTypes;
  return [
    complexity.min_length > 1 && fill(texts.minLength, { min: complexity.min_length }),
    names.length > 0 && fill(text, { types }),
    complexity.identical_characters === 'block' && texts.noRepetition,
    complexity.sequential_characters === 'block' && texts.noSequences,
    profile_data.active && texts.noProfileData,
    history.active && fill(texts.notUsedBefore, { size: history.size }),
    dictionary.active && texts.notCommon,
  ].filter((rule) => rule !== false);
}
