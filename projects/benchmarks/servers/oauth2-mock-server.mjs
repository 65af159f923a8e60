import { OAuth2Server } from 'oauth2-mock-server';
import { announce } from './serve.mjs';

const server = new OAuth2Server();
await server.issuer.keys.generate('RS256');
await server.start(0, 'localhost');
announce(`http://localhost:${server.address().port}`);
