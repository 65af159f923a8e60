import { english } from './languages/english.ts';
import { french } from './languages/french.ts';
import { german } from './languages/german.ts';
import { japanese } from './languages/japanese.ts';
import { spanish } from './languages/spanish.ts';
import type { ProblemPageTexts } from './problem-page-texts.ts';

const LANGUAGES = [english, german, french, spanish, japanese];

/** The language a browser prefers most (RFC 9110, section 12.5.4), else English. */
export function problemPageLanguage(acceptLanguage: string): ProblemPageTexts {
  const wanted = acceptLanguage
    .split(',')
    .map((part, index) => {
      const [tag = '', ...parameters] = part.split(';').map((text) => text.trim());
      const quality = parameters.find((text) => text.startsWith('q='))?.slice(2) ?? '1';
      return { language: tag.toLowerCase().split('-')[0], quality: Number(quality), index };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.index - b.index);
  for (const { language } of wanted) {
    const found = LANGUAGES.find(({ locale }) => locale === language);
    if (found) {
      return found;
    }
  }
  return english;
}
