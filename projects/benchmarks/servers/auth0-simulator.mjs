import { createRequire } from 'node:module';
import { API, SCOPE, users } from './contract.mjs';
import { announce } from './serve.mjs';

// Its ES module build cannot sign (`import * as jwt` from a CommonJS package), so this uses the CommonJS build.
const { simulation } = createRequire(import.meta.url)('@simulacrum/auth0-simulator');

const app = simulation({
  options: { audience: API, scope: `openid profile email ${SCOPE}` },
  initialState: {
    users: users.map(({ id, email, password }) => ({ id, email, password, name: email })),
  },
});
const { port } = await app.listen(0);
announce(`https://localhost:${port}`);
