import type { ProblemPageTexts } from '../problem-page-texts.ts';

/** The texts in German. */
export const german: ProblemPageTexts = {
  locale: 'de',
  notAllowed: {
    title: 'Das ist nicht erlaubt',
    text: 'Die Anwendung hat eine Berechtigung angefordert, die ihre Anmeldung nicht erlaubt. Ein neuer Versuch hilft nicht: Gehen Sie zurück, oder wenden Sie sich an den Support der Anwendung.',
  },
  invalidLink: {
    title: 'Dieser Link funktioniert nicht',
    text: 'Der Link zur Anmeldung ist ungültig. Öffnen Sie die Anwendung und melden Sie sich dort an.',
  },
  unavailable: {
    title: 'Die Anmeldung antwortet nicht',
    text: 'Versuchen Sie es in einigen Minuten erneut.',
  },
  logoutLink: {
    title: 'Sie wurden nicht abgemeldet',
    text: 'Ein Link einer anderen Website kann Sie nicht abmelden. Öffnen Sie die Anwendung und melden Sie sich dort ab.',
  },
  failed: {
    title: 'Etwas ist schiefgegangen',
    text: 'Versuchen Sie es erneut. Wenn es wieder geschieht, wenden Sie sich an den Support der Anwendung.',
  },
  back: 'Zurück zur Anwendung',
  retry: 'Erneut versuchen',
  reference: 'Kennung für den Support',
};
