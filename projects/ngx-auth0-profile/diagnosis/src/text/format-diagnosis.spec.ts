import { diagnose } from '../diagnose';
import { formatDiagnosis } from './format-diagnosis';

describe('formatDiagnosis', () => {
  it('writes problem, evidence, remedy, code and link on separate lines', () => {
    const diagnosis = {
      ...diagnose(undefined),
      problem: 'expired',
      whatHappened: 'It is over.',
      evidence: ['One.', 'Two.'],
      remedy: { where: 'code', place: 'here', text: 'Do this.', code: 'a();\nb();' },
      learnMore: 'https://auth0.com/docs/x',
    } as const;
    expect(formatDiagnosis(diagnosis)).toBe(
      [
        'expired: It is over.',
        '  - One.',
        '  - Two.',
        'What to change (here): Do this.',
        '    a();',
        '    b();',
        'Read more: https://auth0.com/docs/x',
      ].join('\n'),
    );
  });
});
