import { Ajv, type ValidateFunction } from 'ajv';
import { readFileSync } from 'node:fs';

interface Fixture {
  operations: Record<string, Record<string, string | null>>;
  components: { schemas: Record<string, object> };
}

const fixture = JSON.parse(
  readFileSync(new URL('../../fixtures/my-account-api.json', import.meta.url), 'utf8'),
) as Fixture;

const ajv = new Ajv({
  strict: false,
  allErrors: true,
  formats: {
    'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
    uri: (text) => URL.canParse(text),
  },
});
ajv.addSchema(fixture, 'my-account-api');

/** The operations of the My Account API, each with its documented status codes. */
export function documentedOperations(): { operation: string; statuses: number[] }[] {
  return Object.entries(fixture.operations).map(([operation, answers]) => ({
    operation,
    statuses: Object.keys(answers).map(Number),
  }));
}

/**
 * Says why an answer is not what the OpenAPI file documents; `undefined` when it is, or when the file does
 * not have the operation.
 */
export function undocumentedAnswer(
  method: string,
  path: string,
  { status, body }: { status: number; body: unknown },
): string | undefined {
  const operation = operationOf(method, path);
  const answers = operation === undefined ? undefined : fixture.operations[operation];
  if (operation === undefined || answers === undefined) {
    return undefined;
  }
  const schema = answers[String(status)];
  if (schema === undefined) {
    return `${operation} has no documented answer ${status}: ${JSON.stringify(body)}`;
  }
  if (schema === null) {
    return undefined;
  }
  const fault = schemaFault(schema, body);
  return fault === undefined ? undefined : `${operation} ${status} is no ${schema}: ${fault}`;
}

/** Says why a body is not what a schema of the OpenAPI file describes. */
export function schemaFault(schema: string, body: unknown): string | undefined {
  const validate = validatorOf(schema);
  return validate(body) ? undefined : ajv.errorsText(validate.errors);
}

/** The operation that a path belongs to, its parameters named as in the OpenAPI file. */
export function operationOf(method: string, path: string): string | undefined {
  const segments = path.split('?', 1)[0]?.split('/') ?? [];
  return Object.keys(fixture.operations).find((operation) => {
    const [wantedMethod, template = ''] = operation.split(' ');
    const wanted = template.slice(1).split('/');
    return (
      wantedMethod === method &&
      wanted.length === segments.length &&
      wanted.every((part, index) => part.startsWith('{') || part === segments[index])
    );
  });
}

function validatorOf(schema: string): ValidateFunction {
  const key = `my-account-api#/components/schemas/${schema}`;
  const validate = ajv.getSchema(key);
  if (validate === undefined) {
    throw new Error(`The fixture has no schema ${schema}`);
  }
  return validate;
}
