import type { ProblemPageTexts } from '../problem-page-texts.ts';

/** The texts in French. */
export const french: ProblemPageTexts = {
  locale: 'fr',
  notAllowed: {
    title: 'Cette opération n’est pas autorisée',
    text: 'L’application a demandé une autorisation que sa connexion ne permet pas. Réessayer ne sert à rien : revenez en arrière ou contactez l’assistance de l’application.',
  },
  invalidLink: {
    title: 'Ce lien ne fonctionne pas',
    text: 'Le lien de connexion n’est pas valide. Ouvrez l’application et connectez-vous depuis celle-ci.',
  },
  unavailable: {
    title: 'Le service de connexion ne répond pas',
    text: 'Réessayez dans quelques minutes.',
  },
  logoutLink: {
    title: 'Vous n’avez pas été déconnecté',
    text: 'Un lien d’un autre site ne peut pas vous déconnecter. Ouvrez l’application et déconnectez-vous depuis celle-ci.',
  },
  failed: {
    title: 'Une erreur s’est produite',
    text: 'Réessayez. Si cela se reproduit, contactez l’assistance de l’application.',
  },
  back: 'Retour à l’application',
  retry: 'Réessayer',
  reference: 'Référence pour l’assistance',
};
