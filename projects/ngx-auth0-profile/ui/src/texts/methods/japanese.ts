import type { MethodTexts } from '../method-texts';

/** The texts about authentication methods in Japanese. */
export const japaneseMethods: MethodTexts = {
  intro: 'これらの方法でログインするか、ログインを確認します。',
  noMethods: 'パスキーも 2 段階目の方法も設定されていません。',
  offers: '方法を追加',
  about: {
    passkey: '端末の指紋、顔、または PIN でログインします。',
    totp: 'スマートフォンのアプリに 30 秒ごとに新しいコードが表示されます。',
    'push-notification': 'スマートフォンのアプリで確認を求められます。',
    phone: 'SMS または電話でコードを受け取ります。',
    email: 'メールでコードを受け取ります。',
    'recovery-code': '他の方法が手元にないときに使うコードです。',
  },
  rename: '名前を変更',
  renamed: '名前を変更しました。',
  methodName: '新しい名前',
  remove: '削除',
  removeQuestion: '次の方法ではログインできなくなります：{method}。',
  removed: '方法を削除しました。',
  added: '方法を追加しました：{method}。',

  phoneNumber: '電話番号',
  phoneHint: '国番号を付けてください（例：+81 90 1234 5678）',
  notAPhone: '国番号を付けて電話番号を入力してください。',
  sendBy: 'コードの送信方法',
  textMessage: 'SMS',
  call: '電話',
  sendCode: 'コードを送信',
  codeSent: '{to} にコードを送信しました。',

  code: 'コード',
  confirm: '確認',
  wrongCode: 'コードが正しくないか、期限が切れています。最新のコードを入力してください。',
  expired: '時間がかかりすぎたため、追加されませんでした。最初からやり直してください。',

  scan: '認証アプリでこのコードを読み取ってください。読み取れない場合は、アプリのある端末でリンクを開くか、アプリにキーを入力してください。',
  openLink: '認証アプリのある端末でリンクを開くか、アプリにキーを入力してください。',
  openApp: '認証アプリを開く',
  key: 'キー',
  copy: 'コピー',
  copied: 'コピーしました。',
  codeOfApp: 'アプリに表示されるコード',
  approve: '続いて、アプリで確認してください。',
  approved: '確認しました',
  notApproved: 'アプリでまだ確認されていません。',

  recoveryHint: 'このコードを安全な場所に保管してください。再び表示されることはありません。',
  recoverySaved: 'コードを保管しました',

  hasPasskey: 'この端末には、すでにこのアカウントのパスキーがあります。',
  lastMethod: 'この方法がないとログインできなくなります。先に別の方法を追加してください。',

  newPassword: '新しいパスワード',
  showPassword: '表示',
  passwordChanged: 'パスワードを変更しました。',
  passwordRefused:
    'このパスワードは使用できません。これまでに使ったことがなく、推測されにくいものを選んでください。',
  minLength: '{min} 文字以上',
  allTypes: '次のすべて：{types}',
  threeTypes: '次のうち 3 種類：{types}',
  characterTypes: {
    lowercase: '小文字',
    uppercase: '大文字',
    number: '数字',
    special: 'その他の文字',
  },
  noRepetition: '同じ文字を 3 回続けない',
  noSequences: 'abc や 123 のような並びを含まない',
  noProfileData: '名前やアドレスの一部を含まない',
  notUsedBefore: '直近 {size} 回のパスワードと異なる',
  notCommon: 'よく使われるパスワードではない',
};
