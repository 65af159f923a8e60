import type { UserMessageLanguage } from '../user-message-language';

/** The texts for users in French. */
export const french: UserMessageLanguage = {
  locale: 'fr',
  soon: 'dans quelques minutes',
  loginProblem: {
    signedOut: "Vous n'êtes pas connecté",
    accessDenied: 'Accès refusé',
    logIn: 'Se reconnecter',
  },
  partlySaved: {
    changed: "Vos modifications n'ont été enregistrées qu'en partie : {fields}. ",
    notChanged: 'Non enregistré : {fields}. ',
    maybeChanged: "Il n'est pas certain que cela ait été enregistré : {fields}. ",
  },
  fields: {
    given_name: 'prénom',
    family_name: 'nom de famille',
    name: 'nom',
    nickname: 'surnom',
    picture: 'image',
    email: 'adresse e-mail',
    username: "nom d'utilisateur",
    phone_number: 'numéro de téléphone',
    user_metadata: 'préférences',
  },
  texts: {
    configuration: "Cette page n'est pas configurée correctement. Veuillez contacter l'assistance.",
    'login-required': "Vous n'êtes pas connecté. Connectez-vous pour continuer.",
    'login-failed': 'La connexion n’a pas fonctionné. Réessayez maintenant ou plus tard.',
    'consent-required':
      'Votre accord est nécessaire. Reconnectez-vous et donnez votre accord pour continuer.',
    'interaction-required':
      'Une étape supplémentaire est nécessaire. Reconnectez-vous pour continuer.',
    'mfa-required': 'Veuillez confirmer votre identité. Reconnectez-vous pour continuer.',
    'missing-refresh-token': 'Votre session a expiré. Reconnectez-vous pour continuer.',
    'token-unavailable': 'Votre session a expiré. Reconnectez-vous pour continuer.',
    'missing-scope': "Vous n'avez pas l'autorisation de faire cela.",
    'step-up-required':
      'Pour cela, veuillez confirmer votre identité. Reconnectez-vous pour continuer.',
    'step-up-insufficient':
      "La nouvelle connexion n'a pas suffi pour cela. Veuillez contacter l'assistance.",
    'scope-never-granted-to-users': "Vous n'avez pas l'autorisation de faire cela.",
    redirecting: 'Vous allez être redirigé vers la page de connexion.',
    'popup-blocked':
      "La fenêtre de connexion n'a pas pu s'ouvrir. Autorisez les fenêtres pop-up pour cette page et réessayez.",
    'popup-cancelled': 'La fenêtre de connexion a été fermée avant la connexion. Réessayez.',
    'user-changed':
      'Vous êtes maintenant connecté avec un autre compte. Actualisez la page pour voir ce compte.',
    'field-needs-backend': 'Cette information ne peut pas être modifiée ici.',
    'invalid-metadata':
      "Votre modification n'a pas pu être enregistrée car une saisie n'est pas valide.",
    'profile-too-large':
      "Votre modification n'a pas pu être enregistrée car votre profil est plein. Supprimez quelque chose et réessayez.",
    'invalid-link-token':
      "Les comptes n'ont pas pu être associés. Reconnectez-vous avec le second compte.",
    'passkey-cancelled': "Aucune clé d'accès n'a été créée. Réessayez quand vous serez prêt.",
    'passkey-not-supported':
      "Ce navigateur ou cet appareil ne peut pas créer de clé d'accès. Utilisez-en un autre.",
    unauthorized: {
      read: "Vos données n'ont pas pu être chargées car votre session a expiré. Reconnectez-vous.",
      write:
        "Votre modification n'a pas pu être enregistrée car votre session a expiré. Reconnectez-vous.",
      other: 'Votre session a expiré. Reconnectez-vous.',
    },
    forbidden: "Vous n'avez pas l'autorisation de faire cela.",
    'other-user': 'Vous ne pouvez consulter et modifier que votre propre profil.',
    'not-found': {
      read: 'Vos données sont introuvables.',
      write: "Votre modification n'a pas pu être enregistrée car l'élément n'existe plus.",
      other: 'Élément introuvable.',
    },
    conflict: {
      read: 'Vos données ont changé entre-temps. Actualisez la page.',
      write:
        "Votre modification n'a pas pu être enregistrée car les données ont changé entre-temps. Vérifiez les données actuelles et réessayez.",
      other: 'Les données ont changé entre-temps. Vérifiez les données actuelles et réessayez.',
    },
    'invalid-request': {
      read: "Vos données n'ont pas pu être chargées.",
      write: "Votre modification n'a pas pu être enregistrée. Vérifiez vos saisies et réessayez.",
      other: 'Quelque chose ne va pas. Vérifiez vos saisies et réessayez.',
    },
    'rate-limited': {
      read: "Vos données n'ont pas pu être chargées car il y a trop de demandes en ce moment. Réessayez {wait}.",
      write:
        "Votre modification n'a pas pu être enregistrée car il y a trop de demandes en ce moment. Réessayez {wait}.",
      other: 'Il y a trop de demandes en ce moment. Réessayez {wait}.',
    },
    unavailable: {
      read: "Vos données n'ont pas pu être chargées car le service n'est pas disponible pour le moment. Réessayez {wait}.",
      write:
        "Le service n'est pas disponible pour le moment et il n'est pas certain que votre modification ait été enregistrée. Contrôlez vos données {wait} et réessayez si nécessaire.",
      other: "Le service n'est pas disponible pour le moment. Réessayez {wait}.",
    },
    network: {
      read: "Vos données n'ont pas pu être chargées. Vérifiez votre connexion Internet et réessayez.",
      write:
        "La connexion a été interrompue et il n'est pas certain que votre modification ait été enregistrée. Vérifiez votre connexion Internet, actualisez la page et contrôlez vos données.",
      other: 'La connexion a été interrompue. Vérifiez votre connexion Internet et réessayez.',
    },
    'file-not-loaded': {
      read: "Vos données n'ont pas pu être chargées car une partie de cette page manque. Actualisez la page.",
      write:
        "Votre modification n'a pas été enregistrée car une partie de cette page manque. Actualisez la page et réessayez.",
      other: 'Une partie de cette page manque. Actualisez la page et réessayez.',
    },
    unknown: {
      read: "Vos données n'ont pas pu être chargées en raison d'une erreur inattendue. Réessayez.",
      write:
        "Une erreur inattendue s'est produite. Vérifiez si votre modification a été enregistrée avant de réessayer.",
      other: "Une erreur inattendue s'est produite. Réessayez.",
    },
  },
};
