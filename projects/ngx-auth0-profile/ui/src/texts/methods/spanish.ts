import type { MethodTexts } from '../method-texts';

/** The texts about authentication methods in Spanish. */
export const spanishMethods: MethodTexts = {
  intro: 'Inicia sesión con estos métodos, o confirma con ellos un inicio de sesión.',
  noMethods: 'No hay ninguna llave de acceso ni ningún segundo paso.',
  offers: 'Añadir un método',
  about: {
    passkey: 'Inicio de sesión con la huella, la cara o el PIN de su dispositivo.',
    totp: 'Una aplicación de su teléfono muestra un código nuevo cada 30 segundos.',
    'push-notification': 'Una aplicación de su teléfono le pide que confirme.',
    phone: 'Recibe un código por SMS o por una llamada.',
    email: 'Recibe un código en un mensaje.',
    'recovery-code': 'Un código para cuando no tenga consigo ninguno de los otros métodos.',
  },
  rename: 'Cambiar el nombre',
  renamed: 'Se ha cambiado el nombre.',
  methodName: 'Nombre nuevo',
  remove: 'Quitar',
  removeQuestion: 'Ya no podrá iniciar sesión con este método: {method}.',
  removed: 'Se ha quitado el método.',
  added: 'Se ha añadido el método: {method}.',

  phoneNumber: 'Número de teléfono',
  phoneHint: 'Con el prefijo del país, por ejemplo +34 612 34 56 78',
  notAPhone: 'Escriba el número con el prefijo del país.',
  sendBy: 'Enviar el código por',
  textMessage: 'SMS',
  call: 'Llamada',
  sendCode: 'Enviar un código',
  codeSent: 'Se ha enviado un código a {to}.',

  code: 'Código',
  confirm: 'Confirmar',
  wrongCode: 'Este código no es correcto o es demasiado antiguo. Escriba el más reciente.',
  expired: 'Ha pasado demasiado tiempo y no se ha añadido nada. Empiece de nuevo.',

  scan: 'Escanee este código con su aplicación de autenticación. Si no puede, abra el enlace en el dispositivo que tiene la aplicación, o escriba allí la clave.',
  openLink:
    'Abra el enlace en el dispositivo que tiene su aplicación de autenticación, o escriba allí la clave.',
  openApp: 'Abrir la aplicación de autenticación',
  key: 'Clave',
  copy: 'Copiar',
  copied: 'Copiado.',
  codeOfApp: 'El código que muestra la aplicación',
  approve: 'Después confirme la solicitud en la aplicación.',
  approved: 'Lo he confirmado',
  notApproved: 'Aún no está confirmado en la aplicación.',

  recoveryHint: 'Guarde este código en un lugar seguro. No se mostrará otra vez.',
  recoverySaved: 'He guardado el código',

  hasPasskey: 'Este dispositivo ya tiene una llave de acceso para su cuenta.',
  lastMethod: 'Sin este método no podría iniciar sesión. Añada antes otro.',

  newPassword: 'Contraseña nueva',
  showPassword: 'Mostrar',
  passwordChanged: 'Se ha cambiado su contraseña.',
  passwordRefused:
    'Esta contraseña no se ha aceptado. Elija una que no haya usado antes y que sea difícil de adivinar.',
  minLength: 'Al menos {min} caracteres',
  allTypes: 'Todos estos tipos: {types}',
  threeTypes: 'Tres de estos tipos: {types}',
  characterTypes: {
    lowercase: 'minúsculas',
    uppercase: 'mayúsculas',
    number: 'cifras',
    special: 'otros caracteres',
  },
  noRepetition: 'No tres veces seguidas el mismo carácter',
  noSequences: 'Sin series como abc o 123',
  noProfileData: 'Sin partes de su nombre o de su dirección',
  notUsedBefore: 'Ninguna de sus últimas {size} contraseñas',
  notCommon: 'Ninguna contraseña frecuente',
};
