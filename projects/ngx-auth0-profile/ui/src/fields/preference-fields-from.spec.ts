import { preferenceFieldsFrom } from './preference-fields-from';

describe('preferenceFieldsFrom', () => {
  it('returns a field for each kind of member', () => {
    const fields = preferenceFieldsFrom({
      properties: {
        theme: { enum: ['light', 'dark'], title: 'Theme' },
        about: { type: 'string', maxLength: 500, description: 'Others see it.' },
        motto: { type: 'string', maxLength: 50 },
        site: { type: 'string', format: 'uri' },
        contact: { type: 'string', format: 'email' },
        birthday: { type: 'string', format: 'date' },
        newsletter: { type: 'boolean' },
        books: { type: 'integer', minimum: 0, maximum: 500 },
        tags: { type: 'array', items: { type: 'string' }, maxItems: 5 },
      },
    });
    expect(fields).toEqual([
      {
        kind: 'choice',
        name: 'theme',
        label: 'Theme',
        options: [
          { value: 'light', label: 'light' },
          { value: 'dark', label: 'dark' },
        ],
      },
      { kind: 'long-text', name: 'about', label: 'about', hint: 'Others see it.', maxLength: 500 },
      { kind: 'text', name: 'motto', label: 'motto', maxLength: 50 },
      { kind: 'url', name: 'site', label: 'site' },
      { kind: 'email', name: 'contact', label: 'contact' },
      { kind: 'date', name: 'birthday', label: 'birthday' },
      { kind: 'switch', name: 'newsletter', label: 'newsletter' },
      { kind: 'number', name: 'books', label: 'books', step: 1, min: 0, max: 500 },
      { kind: 'list', name: 'tags', label: 'tags', maxItems: 5 },
    ]);
  });

  it('leaves out members that no field can show', () => {
    const fields = preferenceFieldsFrom({
      properties: {
        address: { type: 'object', properties: {} },
        counts: { type: 'array', items: { type: 'number' } },
        level: { enum: [1, 2] },
        either: { type: ['string', 'null'] },
        anything: true,
      },
    });
    expect(fields).toEqual([]);
  });

  it('reads a Standard Schema that can be written as JSON Schema', () => {
    const asked: unknown[] = [];
    const fields = preferenceFieldsFrom({
      '~standard': {
        jsonSchema: {
          input: (options) => {
            asked.push(options);
            return { properties: { motto: { type: 'string' } } };
          },
        },
      },
    });
    expect(fields).toEqual([{ kind: 'text', name: 'motto', label: 'motto' }]);
    expect(asked).toEqual([{ target: 'draft-2020-12' }]);
  });
});
