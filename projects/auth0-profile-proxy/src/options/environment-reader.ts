import { shown, type Mistakes } from './mistakes.ts';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads environment variables and collects those that cannot be read. An empty one counts as absent. */
export class EnvironmentReader {
  readonly mistakes: Mistakes;
  private readonly environment: Environment;

  constructor(environment: Environment, mistakes: Mistakes) {
    this.environment = environment;
    this.mistakes = mistakes;
  }

  text(name: string): string | undefined {
    return this.environment[name]?.trim() || undefined;
  }

  /** A private key; platforms without multi-line variables write line breaks as \n. */
  pem(name: string): string | undefined {
    return this.text(name)?.replaceAll('\\n', '\n');
  }

  /** Secrets, or private keys, separated by commas. */
  secrets(name: string): string[] | undefined {
    return this.list(name)?.map((secret) => secret.replaceAll('\\n', '\n'));
  }

  /** Values separated by commas. */
  list(name: string): string[] | undefined {
    return this.text(name)
      ?.split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
  }

  number(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined || /^\d+(?:\.\d+)?$/.test(value)) {
      return value ? Number(value) : undefined;
    }
    this.mistakes.add(name, `is ${shown(value)}. Set it to a number.`);
    return undefined;
  }

  port(name: string): number | undefined {
    const value = this.number(name);
    if (value !== undefined && !(Number.isInteger(value) && value <= 65_535)) {
      this.mistakes.add(name, `is ${shown(value)}. Set it to a port from 0 to 65535.`);
      return undefined;
    }
    return value;
  }

  oneOf<T extends string>(name: string, values: readonly T[]): T | undefined {
    const value = this.text(name);
    const found = values.find((candidate) => candidate === value);
    if (value !== undefined && found === undefined) {
      this.mistakes.add(name, `is ${shown(value)}. Set it to one of: ${values.join(', ')}.`);
    }
    return found;
  }
}
