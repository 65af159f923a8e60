export { provideAuth0AngularTesting } from './provide-auth0-angular-testing';
