import { startTenant } from 'auth0-tenant-emulator';
import { announce } from './serve.mjs';

// A tenant with the seed in the first argument, as JSON.
const { url } = await startTenant({ port: 0, ...JSON.parse(process.argv[2]) });
announce(url);
