import { readFileSync } from 'node:fs';

/** Recipes that start instances by systemd, and the command of each. */
const RECIPES = {
  nginx: '/usr/local/bin/auth0-profile-proxy',
  'bff-nginx': '/usr/local/bin/auth0-profile-proxy bff',
};

describe('the service files of the recipes', () => {
  for (const [recipe, command] of Object.entries(RECIPES)) {
    it(`${recipe} › starts the command with its settings, and without the rights of root`, () => {
      const unit = unitOf(recipe);
      expect(unit['ExecStart']).toBe(command);
      expect(unit['EnvironmentFile']).toMatch(/^\/etc\/[\w-]+\.env$/);
      expect(unit).toEqual(
        jasmine.objectContaining({
          DynamicUser: 'yes',
          ProtectSystem: 'strict',
          NoNewPrivileges: 'yes',
          Restart: 'always',
        }),
      );
    });
  }
});

/** The settings of the section `[Service]` in a guide. */
function unitOf(recipe: string): Record<string, string> {
  const guide = readFileSync(new URL(`../../recipes/${recipe}/README.md`, import.meta.url), 'utf8');
  const [, section = ''] = /```ini\n\s*\[Service\]\n([\s\S]*?)```/.exec(guide) ?? [];
  return Object.fromEntries(
    section
      .trim()
      .split('\n')
      .map((line) => {
        const at = line.indexOf('=');
        return [line.slice(0, at).trim(), line.slice(at + 1)];
      }),
  );
}
