import type { UserMessageLanguage } from '../user-message-language';

/** The texts for users in Spanish. */
export const spanish: UserMessageLanguage = {
  locale: 'es',
  soon: 'dentro de unos minutos',
  loginProblem: {
    signedOut: 'No ha iniciado sesión',
    accessDenied: 'Acceso denegado',
    logIn: 'Iniciar sesión de nuevo',
  },
  partlySaved: {
    changed: 'Sus cambios solo se han guardado en parte: {fields}. ',
    notChanged: 'No se ha guardado: {fields}. ',
    maybeChanged: 'No es seguro que esto se haya guardado: {fields}. ',
  },
  fields: {
    given_name: 'nombre de pila',
    family_name: 'apellidos',
    name: 'nombre',
    nickname: 'apodo',
    picture: 'imagen',
    email: 'dirección de correo electrónico',
    username: 'nombre de usuario',
    phone_number: 'número de teléfono',
    user_metadata: 'preferencias',
  },
  texts: {
    configuration:
      'Esta página no está configurada correctamente. Póngase en contacto con el servicio de asistencia.',
    'login-required': 'No ha iniciado sesión. Inicie sesión para continuar.',
    'login-failed': 'No se pudo iniciar sesión. Inténtelo de nuevo ahora o más tarde.',
    'consent-required': 'Se necesita su permiso. Vuelva a iniciar sesión y acepte para continuar.',
    'interaction-required': 'Falta un paso. Vuelva a iniciar sesión para continuar.',
    'mfa-required': 'Confirme su identidad. Vuelva a iniciar sesión para continuar.',
    'missing-refresh-token': 'Su sesión ha caducado. Vuelva a iniciar sesión para continuar.',
    'token-unavailable': 'Su sesión ha caducado. Vuelva a iniciar sesión para continuar.',
    'missing-scope': 'No tiene permiso para hacer esto.',
    'step-up-required':
      'Para hacer esto, confirme su identidad. Vuelva a iniciar sesión para continuar.',
    'step-up-insufficient':
      'Volver a iniciar sesión no ha bastado para hacer esto. Póngase en contacto con el servicio de asistencia.',
    'scope-never-granted-to-users': 'No tiene permiso para hacer esto.',
    redirecting: 'Se le está redirigiendo a la página de inicio de sesión.',
    'popup-blocked':
      'No se ha podido abrir la ventana de inicio de sesión. Permita las ventanas emergentes en esta página e inténtelo de nuevo.',
    'popup-cancelled': 'La ventana se ha cerrado antes de iniciar sesión. Inténtelo de nuevo.',
    'user-changed':
      'Ahora ha iniciado sesión con otra cuenta. Vuelva a cargar la página para ver esa cuenta.',
    'field-needs-backend': 'Este dato no se puede cambiar aquí.',
    'invalid-metadata': 'No se ha podido guardar el cambio porque un dato no es válido.',
    'profile-too-large':
      'No se ha podido guardar el cambio porque su perfil está lleno. Elimine algo e inténtelo de nuevo.',
    'invalid-link-token':
      'No se han podido vincular las cuentas. Vuelva a iniciar sesión con la segunda cuenta.',
    'passkey-cancelled':
      'No se ha creado ninguna clave de acceso. Inténtelo de nuevo cuando esté listo.',
    'passkey-not-supported':
      'Este navegador o dispositivo no puede crear una clave de acceso. Use otro.',
    unauthorized: {
      read: 'No se han podido cargar sus datos porque su sesión ha caducado. Vuelva a iniciar sesión.',
      write:
        'No se ha podido guardar el cambio porque su sesión ha caducado. Vuelva a iniciar sesión.',
      other: 'Su sesión ha caducado. Vuelva a iniciar sesión.',
    },
    forbidden: 'No tiene permiso para hacer esto.',
    'other-user': 'Solo puede ver y cambiar su propio perfil.',
    'not-found': {
      read: 'No se han encontrado sus datos.',
      write: 'No se ha podido guardar el cambio porque el elemento ya no existe.',
      other: 'No se ha encontrado.',
    },
    conflict: {
      read: 'Sus datos han cambiado mientras tanto. Vuelva a cargar la página.',
      write:
        'No se ha podido guardar el cambio porque los datos han cambiado mientras tanto. Compruebe los datos actuales e inténtelo de nuevo.',
      other:
        'Los datos han cambiado mientras tanto. Compruebe los datos actuales e inténtelo de nuevo.',
    },
    'invalid-request': {
      read: 'No se han podido cargar sus datos.',
      write: 'No se ha podido guardar el cambio. Compruebe los datos e inténtelo de nuevo.',
      other: 'Algo no es correcto. Compruebe los datos e inténtelo de nuevo.',
    },
    'rate-limited': {
      read: 'No se han podido cargar sus datos porque hay demasiadas solicitudes en este momento. Inténtelo de nuevo {wait}.',
      write:
        'No se ha podido guardar el cambio porque hay demasiadas solicitudes en este momento. Inténtelo de nuevo {wait}.',
      other: 'Hay demasiadas solicitudes en este momento. Inténtelo de nuevo {wait}.',
    },
    unavailable: {
      read: 'No se han podido cargar sus datos porque el servicio no está disponible en este momento. Inténtelo de nuevo {wait}.',
      write:
        'El servicio no está disponible en este momento y no es seguro que el cambio se haya guardado. Revise sus datos {wait} e inténtelo de nuevo si es necesario.',
      other: 'El servicio no está disponible en este momento. Inténtelo de nuevo {wait}.',
    },
    network: {
      read: 'No se han podido cargar sus datos. Compruebe su conexión a Internet e inténtelo de nuevo.',
      write:
        'Se ha interrumpido la conexión y no es seguro que el cambio se haya guardado. Compruebe su conexión a Internet, vuelva a cargar la página y revise sus datos.',
      other:
        'Se ha interrumpido la conexión. Compruebe su conexión a Internet e inténtelo de nuevo.',
    },
    'file-not-loaded': {
      read: 'No se han podido cargar sus datos porque falta una parte de esta página. Vuelva a cargar la página.',
      write:
        'El cambio no se ha guardado porque falta una parte de esta página. Vuelva a cargar la página e inténtelo de nuevo.',
      other: 'Falta una parte de esta página. Vuelva a cargar la página e inténtelo de nuevo.',
    },
    unknown: {
      read: 'No se han podido cargar sus datos debido a un error inesperado. Inténtelo de nuevo.',
      write:
        'Se ha producido un error inesperado. Compruebe si el cambio se ha guardado antes de intentarlo de nuevo.',
      other: 'Se ha producido un error inesperado. Inténtelo de nuevo.',
    },
  },
};
