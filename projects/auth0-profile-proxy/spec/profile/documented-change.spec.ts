import { createProfileProxy } from '../../src/index.ts';
import { CLIENT_SECRET } from '../support/harness.ts';

describe('ProfileChange in /openapi.json', () => {
  it('says which metadata and picture a change may have', async () => {
    const { user_metadata, picture, name } = await propertiesOfChange();
    const { description, ...metadata } = user_metadata ?? {};
    expect(metadata).toEqual({
      type: ['object', 'null'],
      minProperties: 1,
      additionalProperties: true,
      example: { theme: 'dark' },
    });
    expect(description).toContain('A key set to null is removed');
    expect(picture).toEqual(
      jasmine.objectContaining({
        type: ['string', 'null'],
        format: 'uri',
        example: 'https://images.example/ada.png',
      }),
    );
    expect(name?.['example']).toBe('Ada Lovelace');
  });
});

async function propertiesOfChange(): Promise<Record<string, Record<string, unknown>>> {
  const proxy = createProfileProxy({
    domain: 'tenant.eu.auth0.com',
    audience: 'https://profile-proxy.example/',
    clientId: 'profile-proxy',
    clientSecret: CLIENT_SECRET,
  });
  const response = await proxy.fetch(new Request('http://proxy.example/openapi.json'));
  const { components } = (await response.json()) as {
    components: {
      schemas: { ProfileChange: { properties: Record<string, Record<string, unknown>> } };
    };
  };
  await proxy.close();
  return components.schemas.ProfileChange.properties;
}
