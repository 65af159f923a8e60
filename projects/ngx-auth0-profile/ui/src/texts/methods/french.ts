import type { MethodTexts } from '../method-texts';

/** The texts about authentication methods in French. */
export const frenchMethods: MethodTexts = {
  intro: 'Vous vous connectez avec ces méthodes, ou elles confirment une connexion.',
  noMethods: "Aucune clé d'accès et aucune deuxième étape ne sont configurées.",
  offers: 'Ajouter une méthode',
  about: {
    passkey: "Connexion avec l'empreinte digitale, le visage ou le code de votre appareil.",
    totp: 'Une application de votre téléphone affiche un nouveau code toutes les 30 secondes.',
    'push-notification': 'Une application de votre téléphone vous demande de confirmer.',
    phone: 'Vous recevez un code par SMS ou par un appel.',
    email: 'Vous recevez un code dans un message.',
    'recovery-code': "Un code pour le cas où vous n'avez aucune des autres méthodes avec vous.",
  },
  rename: 'Renommer',
  renamed: 'Le nom a été modifié.',
  methodName: 'Nouveau nom',
  remove: 'Supprimer',
  removeQuestion: 'Vous ne pourrez plus vous connecter avec cette méthode : {method}.',
  removed: 'La méthode a été supprimée.',
  added: 'La méthode a été ajoutée : {method}.',

  phoneNumber: 'Numéro de téléphone',
  phoneHint: "Avec l'indicatif du pays, par exemple +33 1 23 45 67 89",
  notAPhone: "Saisissez le numéro avec l'indicatif du pays.",
  sendBy: 'Envoyer le code par',
  textMessage: 'SMS',
  call: 'Appel',
  sendCode: 'Envoyer un code',
  codeSent: 'Un code a été envoyé à {to}.',

  code: 'Code',
  confirm: 'Confirmer',
  wrongCode: "Ce code n'est pas correct ou il est trop ancien. Saisissez le plus récent.",
  expired: "Cela a duré trop longtemps et rien n'a été ajouté. Recommencez.",

  scan: "Scannez ce code avec votre application d'authentification. Sinon, ouvrez le lien sur l'appareil qui a l'application, ou saisissez-y la clé.",
  openLink:
    "Ouvrez le lien sur l'appareil qui a votre application d'authentification, ou saisissez-y la clé.",
  openApp: "Ouvrir l'application d'authentification",
  key: 'Clé',
  copy: 'Copier',
  copied: 'Copié.',
  codeOfApp: "Le code que l'application affiche",
  approve: "Confirmez ensuite la demande dans l'application.",
  approved: "J'ai confirmé",
  notApproved: "La demande n'est pas encore confirmée dans l'application.",

  recoveryHint: 'Conservez ce code en lieu sûr. Il ne sera plus affiché.',
  recoverySaved: "J'ai enregistré le code",

  hasPasskey: "Cet appareil a déjà une clé d'accès pour votre compte.",
  lastMethod:
    "Vous ne pourriez plus vous connecter sans cette méthode. Ajoutez d'abord une autre méthode.",

  newPassword: 'Nouveau mot de passe',
  showPassword: 'Afficher',
  passwordChanged: 'Votre mot de passe a été modifié.',
  passwordRefused:
    "Ce mot de passe n'a pas été accepté. Choisissez-en un que vous n'avez pas encore utilisé et qui est difficile à deviner.",
  minLength: 'Au moins {min} caractères',
  allTypes: 'Chacun de ces types : {types}',
  threeTypes: 'Trois de ces types : {types}',
  characterTypes: {
    lowercase: 'minuscules',
    uppercase: 'majuscules',
    number: 'chiffres',
    special: 'autres caractères',
  },
  noRepetition: 'Pas trois fois de suite le même caractère',
  noSequences: 'Pas de suites comme abc ou 123',
  noProfileData: 'Pas de parties de votre nom ou de votre adresse',
  notUsedBefore: 'Aucun de vos {size} derniers mots de passe',
  notCommon: 'Pas de mot de passe courant',
};
