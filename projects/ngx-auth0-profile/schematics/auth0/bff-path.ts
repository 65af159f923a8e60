/** The path of the BFF on the application's own origin. */
export const BFF_PATH = '/bff';
