import { text } from 'node:stream/consumers';
import { prefixLines } from '../setup/prefix-lines.mjs';

describe('prefixLines', () => {
  it('writes the prefix before each line, also when a line comes in parts', async () => {
    const stream = prefixLines('unit | ');
    stream.write('one\ntw');
    stream.write('o\r\n');
    stream.end('three');
    expect(await text(stream)).toBe('unit | one\nunit | two\nunit | three\n');
  });
});
