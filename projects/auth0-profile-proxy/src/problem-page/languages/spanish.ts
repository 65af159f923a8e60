import type { ProblemPageTexts } from '../problem-page-texts.ts';

/** The texts in Spanish. */
export const spanish: ProblemPageTexts = {
  locale: 'es',
  notAllowed: {
    title: 'Esto no está permitido',
    text: 'La aplicación ha solicitado un permiso que su inicio de sesión no admite. Volver a intentarlo no sirve: regrese a la aplicación o póngase en contacto con su servicio de asistencia.',
  },
  invalidLink: {
    title: 'Este enlace no funciona',
    text: 'El enlace de inicio de sesión no es válido. Abra la aplicación e inicie sesión en ella.',
  },
  unavailable: {
    title: 'El inicio de sesión no responde',
    text: 'Vuelva a intentarlo dentro de unos minutos.',
  },
  logoutLink: {
    title: 'No se ha cerrado la sesión',
    text: 'Un enlace de otro sitio web no puede cerrar su sesión. Abra la aplicación y cierre la sesión en ella.',
  },
  failed: {
    title: 'Se ha producido un error',
    text: 'Vuelva a intentarlo. Si se repite, póngase en contacto con el servicio de asistencia de la aplicación.',
  },
  back: 'Volver a la aplicación',
  retry: 'Reintentar',
  reference: 'Referencia para la asistencia',
};
