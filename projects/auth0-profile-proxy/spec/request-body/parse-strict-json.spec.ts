import { isProfileProxyError } from '../../src/index.ts';
import { parseStrictJson } from '../../src/request-body/parse-strict-json.ts';

const LIMITS = { maxDepth: 3 };

describe('parseStrictJson', () => {
  for (const text of [
    '{}',
    '{"a":1,"b":[1,-2.5,3e2,1E-7,0,-0],"c":"x"}',
    '{"a":{"b":{}},"c":[[1],[2]]}',
    '[{"a":1},{"a":2}]',
    '[{"a":1},[{"c":1}],[{"c":2}]]',
    '{"a":["a","a"],"b":"a"}',
    '{"a":{"x":1},"b":{"x":1},"x":1}',
    '{"a":[1],"b":[2],"c":{"d":[3]}}',
    '{"a":"{[\\"}]","b":"\\\\","c":"[[[[["}',
    '{"a": "b" ,\n\t"c" \r\n:\t"d"}',
    '{"a":"1e999","b":"__proto__x"}',
    '{"a":9007199254740991,"b":-9007199254740991,"c":0.000,"d":9007199254740993.5}',
    '"text"',
    '12',
  ]) {
    it(`with ${JSON.stringify(text)} › returns what JSON.parse returns`, () => {
      expect(parseStrictJson(text, LIMITS)).toEqual(JSON.parse(text));
    });
  }

  for (const text of ['{', '', '{"a":1}}', '{"a":tru}', '{"a":1', '"a', '{"a":"b\\']) {
    it(`with ${JSON.stringify(text)} › says that it is not JSON`, () => {
      expect(refusalOf(text)).toContain('not valid JSON');
    });
  }

  for (const text of [
    '{"a":{"b":{"c":{}}}}',
    '[[[[]]]]',
    '{"a":[{"b":[]}]}',
    '{"a":{},"b":{},"c":{},"d":[],"e":[],"f":[],"g":{"h":{"i":{}}}}',
  ]) {
    it(`with ${text} › says that it nests too deep`, () => {
      expect(refusalOf(text)).toContain('deeper than 3 levels');
    });
  }

  for (const text of [
    '{"a":1,"a":2}',
    '{"a":1,"b":{"c":1},"a":2}',
    '{"a":1,"b":["c"],"a":2}',
    '[1,{"a":1,"a":2}]',
    '{"x":[{"a":1},{"b":1,"b":2}]}',
    '{"a" : 1, "a"\t: 2}',
    '{"a"\n:1,"a"\r:2}',
    '{"a" \t\r\n:1,"a" \n\r\t :2}',
    '{"a":-1.25e+3,"a":2}',
    '{"a":12.75,"a":2}',
    '{"a":"\\"","a":2}',
    '{"a":"\\\\","a":2}',
  ]) {
    it(`with ${JSON.stringify(text)} › says that a key is there twice`, () => {
      expect(refusalOf(text)).toContain('the same key twice');
    });
  }

  for (const text of ['{"a":"\\ud800"}', '{"\\udc00":1}', '["\\ud800x"]']) {
    it(`with ${text} › says that a surrogate is unpaired`, () => {
      expect(refusalOf(text)).toContain('unpaired surrogate');
    });
  }

  for (const key of ['__proto__', 'constructor', 'prototype']) {
    it(`with the key ${key} › says that it names a prototype, and accepts the same text as a value`, () => {
      expect(refusalOf(`{"${key}":1}`)).toContain('object prototype');
      expect(refusalOf(`{"${key}" : 1}`)).toContain('object prototype');
      expect(parseStrictJson(`{"a":"${key}"}`, LIMITS)).toEqual({ a: key });
    });
  }

  for (const number of [
    ...['1e999', '-1e999', '1e-999', '-0.5e-999', '9007199254740993', '-9007199254740993'],
    ...['12345678901234567890', '1.5e400', '0.0001e-400'],
  ]) {
    it(`with the number ${number} › says that it is out of range`, () => {
      expect(refusalOf(`{"a":${number}}`)).toContain('outside of the range');
      expect(refusalOf(`[0,${number}]`)).toContain('outside of the range');
    });
  }
});

function refusalOf(text: string): string {
  try {
    parseStrictJson(text, LIMITS);
  } catch (error) {
    return isProfileProxyError(error) && error.code === 'invalid-body'
      ? error.message
      : String(error);
  }
  return 'accepted';
}
