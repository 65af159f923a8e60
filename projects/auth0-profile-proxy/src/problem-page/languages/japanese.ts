import type { ProblemPageTexts } from '../problem-page-texts.ts';

/** The texts in Japanese. */
export const japanese: ProblemPageTexts = {
  locale: 'ja',
  notAllowed: {
    title: '許可されていません',
    text: 'アプリケーションが、ログインで許可されていない権限を要求しました。再試行しても解決しません。アプリケーションに戻るか、サポートにお問い合わせください。',
  },
  invalidLink: {
    title: 'このリンクは使用できません',
    text: 'ログインのリンクが正しくありません。アプリケーションを開いてログインしてください。',
  },
  unavailable: {
    title: 'ログインサービスが応答していません',
    text: '数分後にもう一度お試しください。',
  },
  logoutLink: {
    title: 'ログアウトしていません',
    text: '他のサイトのリンクからはログアウトできません。アプリケーションを開いてログアウトしてください。',
  },
  failed: {
    title: 'エラーが発生しました',
    text: 'もう一度お試しください。繰り返し発生する場合は、アプリケーションのサポートにお問い合わせください。',
  },
  back: 'アプリケーションに戻る',
  retry: 'もう一度試す',
  reference: 'お問い合わせ番号',
};
