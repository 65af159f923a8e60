import express, { type Express } from 'express';
import { auth, requiredScopes } from 'express-oauth2-jwt-bearer';

/** An API that accepts access tokens of the tenant for its own audience. */
export function createApi(issuerBaseURL: string, audience: string): Express {
  const app = express();
  app.use(auth({ issuerBaseURL, audience, tokenSigningAlg: 'RS256' }));
  app.get('/orders', requiredScopes('read:orders'), (request, response) => {
    response.json({ orders: [], of: request.auth?.payload.sub });
  });
  return app;
}
