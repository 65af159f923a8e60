import type { MethodTexts } from '../method-texts';

/** The texts about authentication methods in German. */
export const germanMethods: MethodTexts = {
  intro: 'Mit diesen Methoden melden Sie sich an, oder Sie bestätigen damit eine Anmeldung.',
  noMethods: 'Es ist kein Passkey und kein zweiter Schritt eingerichtet.',
  offers: 'Methode hinzufügen',
  about: {
    passkey: 'Anmelden mit Fingerabdruck, Gesicht oder PIN Ihres Geräts.',
    totp: 'Eine App auf Ihrem Telefon zeigt alle 30 Sekunden einen neuen Code.',
    'push-notification': 'Eine App auf Ihrem Telefon bittet Sie um Bestätigung.',
    phone: 'Sie erhalten einen Code als SMS oder durch einen Anruf.',
    email: 'Sie erhalten einen Code in einer Nachricht.',
    'recovery-code': 'Ein Code für den Fall, dass Sie keine der anderen Methoden bei sich haben.',
  },
  rename: 'Umbenennen',
  renamed: 'Der Name wurde geändert.',
  methodName: 'Neuer Name',
  remove: 'Entfernen',
  removeQuestion: 'Mit dieser Methode können Sie sich dann nicht mehr anmelden: {method}.',
  removed: 'Die Methode wurde entfernt.',
  added: 'Die Methode wurde hinzugefügt: {method}.',

  phoneNumber: 'Telefonnummer',
  phoneHint: 'Mit Ländervorwahl, zum Beispiel +49 30 1234567',
  notAPhone: 'Geben Sie die Nummer mit Ländervorwahl ein.',
  sendBy: 'Code senden per',
  textMessage: 'SMS',
  call: 'Anruf',
  sendCode: 'Code senden',
  codeSent: 'Ein Code wurde an {to} gesendet.',

  code: 'Code',
  confirm: 'Bestätigen',
  wrongCode: 'Dieser Code ist nicht richtig oder zu alt. Geben Sie den neuesten ein.',
  expired: 'Das hat zu lange gedauert, nichts wurde hinzugefügt. Beginnen Sie noch einmal.',

  scan: 'Scannen Sie diesen Code mit Ihrer Authenticator-App. Wenn das nicht geht, öffnen Sie den Link auf dem Gerät mit der App, oder geben Sie dort den Schlüssel ein.',
  openLink:
    'Öffnen Sie den Link auf dem Gerät mit Ihrer Authenticator-App, oder geben Sie dort den Schlüssel ein.',
  openApp: 'Authenticator-App öffnen',
  key: 'Schlüssel',
  copy: 'Kopieren',
  copied: 'Kopiert.',
  codeOfApp: 'Der Code, den die App zeigt',
  approve: 'Bestätigen Sie danach die Anfrage in der App.',
  approved: 'Ich habe bestätigt',
  notApproved: 'In der App wurde noch nicht bestätigt.',

  recoveryHint: 'Bewahren Sie diesen Code sicher auf. Er wird nicht noch einmal angezeigt.',
  recoverySaved: 'Ich habe den Code gesichert',

  hasPasskey: 'Dieses Gerät hat schon einen Passkey für Ihr Konto.',
  lastMethod:
    'Ohne diese Methode könnten Sie sich nicht mehr anmelden. Fügen Sie zuerst eine andere hinzu.',

  newPassword: 'Neues Passwort',
  showPassword: 'Anzeigen',
  passwordChanged: 'Ihr Passwort wurde geändert.',
  passwordRefused:
    'Dieses Passwort wurde nicht angenommen. Wählen Sie eines, das Sie noch nicht verwendet haben und das schwer zu erraten ist.',
  minLength: 'Mindestens {min} Zeichen',
  allTypes: 'Alle davon: {types}',
  threeTypes: 'Drei davon: {types}',
  characterTypes: {
    lowercase: 'Kleinbuchstaben',
    uppercase: 'Großbuchstaben',
    number: 'Ziffern',
    special: 'andere Zeichen',
  },
  noRepetition: 'Nicht dreimal hintereinander dasselbe Zeichen',
  noSequences: 'Keine Folgen wie abc oder 123',
  noProfileData: 'Keine Teile Ihres Namens oder Ihrer Adresse',
  notUsedBefore: 'Keines Ihrer letzten {size} Passwörter',
  notCommon: 'Kein häufiges Passwort',
};
