import { readFile } from 'node:fs/promises';
import { Script } from 'node:vm';
import { parseArguments } from '../src/cli/parse-arguments.ts';

describe('Containerfile', () => {
  let text: string;

  beforeAll(async () => {
    text = await readFile(new URL('../Containerfile', import.meta.url), 'utf8');
  });

  it('starts the program of the package with options that it knows', async () => {
    const [program = '', ...options] = jsonAfter('ENTRYPOINT');
    const manifest = JSON.parse(
      await readFile(new URL('../package.json', import.meta.url), 'utf8'),
    ) as { bin: object; name: string };
    expect(Object.keys(manifest.bin)).toContain(program);
    expect(text).toContain(`"${manifest.name}@\${VERSION}"`);
    const more = ['--seed', '/seed/tenant.json', '--domain', 'localhost:4400'];
    expect(parseArguments([...options, ...more])).toEqual(
      jasmine.objectContaining({ port: 4400, host: '0.0.0.0', bindBeyondLoopback: true }),
    );
  });

  it('uses a Node that the package supports, and not as root', () => {
    expect(Number(/^FROM \S+\/node:(\d+)-/m.exec(text)?.[1])).toBeGreaterThanOrEqual(20);
    expect(text.indexOf('USER node')).toBeLessThan(text.indexOf('ENTRYPOINT'));
    expect(text).not.toContain('NODE_ENV');
  });

  it('has the default ports, and a health check that is JavaScript', () => {
    expect(text).toContain('EXPOSE 4400 4443');
    const [node, option, code = ''] = jsonAfter(String.raw`\s+CMD`);
    expect([node, option]).toEqual(['node', '-e']);
    expect(() => new Script(code)).not.toThrow();
  });

  function jsonAfter(instruction: string): string[] {
    const list = new RegExp(`^${instruction} (\\[.*\\])$`, 'm').exec(text)?.[1] ?? '[]';
    return JSON.parse(list) as string[];
  }
});
