import type { UserMessageLanguage } from '../user-message-language';

/** The texts for users in German. */
export const german: UserMessageLanguage = {
  locale: 'de',
  soon: 'in einigen Minuten',
  loginProblem: {
    signedOut: 'Sie sind nicht angemeldet',
    accessDenied: 'Kein Zugriff',
    logIn: 'Erneut anmelden',
  },
  partlySaved: {
    changed: 'Ihre Änderungen wurden nur zum Teil gespeichert: {fields}. ',
    notChanged: 'Nicht gespeichert: {fields}. ',
    maybeChanged: 'Nicht sicher, ob gespeichert: {fields}. ',
  },
  fields: {
    given_name: 'Vorname',
    family_name: 'Nachname',
    name: 'Name',
    nickname: 'Spitzname',
    picture: 'Bild',
    email: 'E-Mail-Adresse',
    username: 'Benutzername',
    phone_number: 'Telefonnummer',
    user_metadata: 'Einstellungen',
  },
  texts: {
    configuration:
      'Diese Seite ist nicht richtig eingerichtet. Bitte wenden Sie sich an den Support.',
    'login-required': 'Sie sind nicht angemeldet. Melden Sie sich an, um fortzufahren.',
    'login-failed':
      'Die Anmeldung hat nicht funktioniert. Versuchen Sie es noch einmal oder später wieder.',
    'consent-required':
      'Ihre Zustimmung wird benötigt. Melden Sie sich erneut an und stimmen Sie zu, um fortzufahren.',
    'interaction-required':
      'Es ist noch ein Schritt nötig. Melden Sie sich erneut an, um fortzufahren.',
    'mfa-required':
      'Bitte bestätigen Sie Ihre Identität. Melden Sie sich erneut an, um fortzufahren.',
    'missing-refresh-token':
      'Ihre Sitzung ist abgelaufen. Melden Sie sich erneut an, um fortzufahren.',
    'token-unavailable': 'Ihre Sitzung ist abgelaufen. Melden Sie sich erneut an, um fortzufahren.',
    'missing-scope': 'Sie haben keine Berechtigung dafür.',
    'step-up-required':
      'Bitte bestätigen Sie dafür Ihre Identität. Melden Sie sich erneut an, um fortzufahren.',
    'step-up-insufficient':
      'Die erneute Anmeldung hat dafür nicht ausgereicht. Bitte wenden Sie sich an den Support.',
    'scope-never-granted-to-users': 'Sie haben keine Berechtigung dafür.',
    redirecting: 'Sie werden zur Anmeldung weitergeleitet.',
    'popup-blocked':
      'Das Anmeldefenster konnte nicht geöffnet werden. Erlauben Sie Pop-up-Fenster für diese Seite und versuchen Sie es erneut.',
    'popup-cancelled':
      'Das Anmeldefenster wurde vor der Anmeldung geschlossen. Versuchen Sie es erneut.',
    'user-changed':
      'Sie sind jetzt mit einem anderen Konto angemeldet. Laden Sie die Seite neu, um dieses Konto zu sehen.',
    'field-needs-backend': 'Diese Angabe kann hier nicht geändert werden.',
    'invalid-metadata':
      'Ihre Änderung konnte nicht gespeichert werden, weil eine Eingabe ungültig ist.',
    'profile-too-large':
      'Ihre Änderung konnte nicht gespeichert werden, weil Ihr Profil voll ist. Entfernen Sie etwas und versuchen Sie es erneut.',
    'invalid-link-token':
      'Die Konten konnten nicht verbunden werden. Melden Sie sich noch einmal mit dem zweiten Konto an.',
    'passkey-cancelled':
      'Es wurde kein Passkey erstellt. Versuchen Sie es erneut, wenn Sie so weit sind.',
    'passkey-not-supported':
      'Dieser Browser oder dieses Gerät kann keinen Passkey erstellen. Verwenden Sie ein anderes Gerät.',
    unauthorized: {
      read: 'Ihre Daten konnten nicht geladen werden, weil Ihre Sitzung abgelaufen ist. Melden Sie sich erneut an.',
      write:
        'Ihre Änderung konnte nicht gespeichert werden, weil Ihre Sitzung abgelaufen ist. Melden Sie sich erneut an.',
      other: 'Ihre Sitzung ist abgelaufen. Melden Sie sich erneut an.',
    },
    forbidden: 'Sie haben keine Berechtigung dafür.',
    'other-user': 'Sie können nur Ihr eigenes Profil ansehen und ändern.',
    'not-found': {
      read: 'Ihre Daten wurden nicht gefunden.',
      write:
        'Ihre Änderung konnte nicht gespeichert werden, weil der Eintrag nicht mehr existiert.',
      other: 'Das wurde nicht gefunden.',
    },
    conflict: {
      read: 'Ihre Daten haben sich inzwischen geändert. Laden Sie die Seite neu.',
      write:
        'Ihre Änderung konnte nicht gespeichert werden, weil sich die Daten inzwischen geändert haben. Prüfen Sie die aktuellen Daten und versuchen Sie es erneut.',
      other:
        'Die Daten haben sich inzwischen geändert. Prüfen Sie die aktuellen Daten und versuchen Sie es erneut.',
    },
    'invalid-request': {
      read: 'Ihre Daten konnten nicht geladen werden.',
      write:
        'Ihre Änderung konnte nicht gespeichert werden. Prüfen Sie Ihre Eingaben und versuchen Sie es erneut.',
      other: 'Etwas stimmt nicht. Prüfen Sie Ihre Eingaben und versuchen Sie es erneut.',
    },
    'rate-limited': {
      read: 'Ihre Daten konnten nicht geladen werden, weil es gerade zu viele Anfragen gibt. Versuchen Sie es {wait} erneut.',
      write:
        'Ihre Änderung konnte nicht gespeichert werden, weil es gerade zu viele Anfragen gibt. Versuchen Sie es {wait} erneut.',
      other: 'Es gibt gerade zu viele Anfragen. Versuchen Sie es {wait} erneut.',
    },
    unavailable: {
      read: 'Ihre Daten konnten nicht geladen werden, weil der Dienst gerade nicht verfügbar ist. Versuchen Sie es {wait} erneut.',
      write:
        'Der Dienst ist gerade nicht verfügbar. Es ist nicht sicher, ob Ihre Änderung gespeichert wurde. Sehen Sie {wait} nach und versuchen Sie es bei Bedarf erneut.',
      other: 'Der Dienst ist gerade nicht verfügbar. Versuchen Sie es {wait} erneut.',
    },
    network: {
      read: 'Ihre Daten konnten nicht geladen werden. Prüfen Sie Ihre Internetverbindung und versuchen Sie es erneut.',
      write:
        'Die Verbindung wurde unterbrochen. Es ist nicht sicher, ob Ihre Änderung gespeichert wurde. Prüfen Sie Ihre Internetverbindung, laden Sie die Seite neu und sehen Sie nach.',
      other:
        'Die Verbindung wurde unterbrochen. Prüfen Sie Ihre Internetverbindung und versuchen Sie es erneut.',
    },
    'file-not-loaded': {
      read: 'Ihre Daten konnten nicht geladen werden, weil ein Teil dieser Seite fehlt. Laden Sie die Seite neu.',
      write:
        'Ihre Änderung wurde nicht gespeichert, weil ein Teil dieser Seite fehlt. Laden Sie die Seite neu und versuchen Sie es erneut.',
      other: 'Ein Teil dieser Seite fehlt. Laden Sie die Seite neu und versuchen Sie es erneut.',
    },
    unknown: {
      read: 'Ihre Daten konnten wegen eines unerwarteten Fehlers nicht geladen werden. Versuchen Sie es erneut.',
      write:
        'Ein unerwarteter Fehler ist aufgetreten. Prüfen Sie, ob Ihre Änderung gespeichert wurde, bevor Sie es erneut versuchen.',
      other: 'Ein unerwarteter Fehler ist aufgetreten. Versuchen Sie es erneut.',
    },
  },
};
