import { z } from '@hono/zod-openapi';
import { checkBody } from '../../src/request-body/check-body.ts';
import { Problem } from '../../src/problem/problem.ts';

const SCHEMA = z.strictObject({
  name: z.string().max(5).optional(),
  list: z.array(z.strictObject({ deep: z.strictObject({ value: z.number() }) })).optional(),
});

describe('checkBody', () => {
  it('with a valid body › returns what the schema makes of it', () => {
    const schema = z.strictObject({ name: z.string().transform((name) => name.trim()) });
    expect(checkBody(schema, { name: ' Ada ' })).toEqual({ name: 'Ada' });
  });

  for (const body of [null, [], 'text', 1, undefined]) {
    it(`with ${JSON.stringify(body)} › refuses what is not an object`, () => {
      expect(problemOf(body).code).toBe('invalid-body');
    });
  }

  it('with fields that are not allowed › names them, shortened, and at most ten', () => {
    const fields = [`a${'x'.repeat(99)}`, ...Array.from({ length: 14 }, (_, at) => `field-${at}`)];
    const problem = problemOf(Object.fromEntries(fields.map((name) => [name, 1])));
    expect(problem.code).toBe('field-not-allowed');
    expect(problem.message).toBe('The body has fields that may not be changed here.');
    expect(problem.facts.fields).toEqual([
      `a${'x'.repeat(59)}`,
      ...Array.from({ length: 9 }, (_, at) => `field-${at}`),
    ]);
  });

  it('with a field of another route › names that route', () => {
    expect(problemOf({ email: 'a@example.com', blocked: true }).message).toBe(
      'The body has fields that may not be changed here. Change the address with POST /me/email.',
    );
    expect(problemOf({ password: 'x' }).message).toContain('POST /me/password-ticket');
  });

  it('with an invalid value › names the first three parts of its path, and not the value', () => {
    const { code, facts } = problemOf({ name: 'Mallory', list: [{ deep: { value: 'secret' } }] });
    expect(code).toBe('invalid-change');
    expect(facts.errors?.map(({ path }) => path)).toEqual(['name', 'list.0.deep']);
    expect(facts.errors?.every(({ message }) => message.length > 0)).toBeTrue();
    expect(JSON.stringify(facts)).not.toMatch(/Mallory|secret/);
  });

  it('with a field that is not allowed deeper › names the place and not the field', () => {
    const { code, facts } = problemOf({ list: [{ deep: { value: 1 }, x: 1 }] });
    expect(code).toBe('invalid-change');
    expect(facts.errors?.[0]?.path).toBe('list.0');
  });

  it('with an object that is invalid as a whole › says so', () => {
    const schema = SCHEMA.refine((value) => value.name !== undefined, 'needs a name');
    expect(problemOf({}, schema).facts.errors).toEqual([
      { path: '(body)', message: 'needs a name' },
    ]);
  });

  it('with many mistakes › names ten', () => {
    const list = Array.from({ length: 15 }, () => ({ deep: { value: 'x' } }));
    expect(problemOf({ list }).facts.errors?.length).toBe(10);
  });
});

function problemOf(body: unknown, schema: z.ZodType = SCHEMA): Problem {
  try {
    checkBody(schema, body);
  } catch (error) {
    if (error instanceof Problem) {
      return error;
    }
  }
  throw new Error('The body was accepted.');
}
