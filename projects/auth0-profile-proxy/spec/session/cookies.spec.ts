import { cookieNames, readCookie, removeCookie, setCookie } from '../../src/session/cookies.ts';

const NAME = '__Host-Http-bff-session';

describe('readCookie', () => {
  for (const [what, cookie, value] of [
    ['the only cookie', `${NAME}=a.b`, 'a.b'],
    ['one among others', `x=1; ${NAME}=a.b; y=2`, 'a.b'],
    ['one without a space before it', `x=1;${NAME}=a.b`, 'a.b'],
    ['a value with an equals sign', `${NAME}=a=b`, 'a=b'],
    ['an empty value', `${NAME}=`, ''],
    ['no cookie', '', undefined],
    ['a longer name', `${NAME}-2=a.b`, undefined],
    ['a name with another beginning', `x${NAME}=a.b`, undefined],
    ['a name in other letters', `${NAME.toLowerCase()}=a.b`, undefined],
    ['the name as a value', `x=${NAME}=a.b`, undefined],
    ['a name without a value', NAME, undefined],
    ['two of the name', `${NAME}=a.b; ${NAME}=c.d`, undefined],
    ['two of the name with one value', `${NAME}=a.b; x=1; ${NAME}=a.b`, undefined],
  ] as const) {
    it(`with ${what} › returns ${JSON.stringify(value)}`, () => {
      expect(readCookie(new Headers(cookie === '' ? {} : { cookie }), NAME)).toBe(value);
    });
  }
});

describe('cookieNames', () => {
  it('returns each name with the prefix once', () => {
    const cookie = 'login-b=1; other=login-x; login-a=2; login-b=3; xlogin-c=4; login-d';
    expect(cookieNames(new Headers({ cookie }), 'login-')).toEqual([
      ...['login-b', 'login-a', 'login-d'],
    ]);
    expect(cookieNames(new Headers(), 'login-')).toEqual([]);
  });
});

describe('setCookie', () => {
  it('over https › is Secure, HttpOnly, for the whole host, with whole seconds', () => {
    const attributes = { secure: true, sameSite: 'Strict', maxAgeSeconds: 59.9 } as const;
    expect(setCookie(NAME, 'a.b', attributes)).toBe(
      `${NAME}=a.b; Path=/; Max-Age=59; HttpOnly; Secure; SameSite=Strict`,
    );
  });

  it('over http on the loopback interface › is not Secure', () => {
    const attributes = { secure: false, sameSite: 'Lax', maxAgeSeconds: 60 } as const;
    expect(setCookie(NAME, 'a.b', attributes)).toBe(
      `${NAME}=a.b; Path=/; Max-Age=60; HttpOnly; SameSite=Lax`,
    );
  });
});

describe('removeCookie', () => {
  it('ends a cookie with the attributes it was set with', () => {
    expect(removeCookie(NAME, { secure: true, sameSite: 'Lax' })).toBe(
      `${NAME}=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax`,
    );
  });
});
