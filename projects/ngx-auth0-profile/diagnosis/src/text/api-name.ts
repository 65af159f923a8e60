import type { DiagnosisInput } from '../input/diagnosis-input';

/** The name of the called API within a sentence. */
export function apiName({ target }: DiagnosisInput): string {
  return {
    management: 'the Management API',
    'my-account': 'the My Account API',
    proxy: 'the profile proxy',
    api: 'this API',
  }[target];
}

/** The name of the API that answered, at the start of a sentence: Auth0 for its own API. */
export function answeringApi(input: DiagnosisInput): string {
  return input.target === 'management' ? 'Auth0' : capitalize(apiName(input));
}

/** Converts the first letter to upper case. */
export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
