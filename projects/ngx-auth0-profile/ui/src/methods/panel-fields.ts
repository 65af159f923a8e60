import type { ShownField } from '../fields/field-definition';
import type { AccountTexts } from '../texts/account-texts';
import { textOf } from '../form/control';
import { fill } from '../texts/account-language';
import type { MethodTexts } from '../texts/method-texts';
import type { PanelContext } from './panel-context';

/** Spaces and signs with which users write phone numbers. */
const PHONE_SEPARATORS = /[\s()./-]/g;

/** The fields that a panel asks for; none where the user only confirms. */
export function panelFields(
  { task, texts }: PanelContext,
  common: AccountTexts,
): readonly ShownField[] {
  const own = texts();
  const required = (value: unknown) => (value === null ? common.required : undefined);
  switch (task.kind) {
    case 'rename':
      return [
        { kind: 'text', name: 'name', label: own.methodName, maxLength: 255, required: true },
      ];
    case 'send':
      return task.type === 'email'
        ? [{ kind: 'email', name: 'email', label: common.email, check: required }]
        : phoneFields(own, required);
    case 'confirm':
      return confirmFields(task, own, required);
  }
}

/** A phone number in the E.164 format that the API requires. */
export function phoneNumber(entered: unknown): string {
  return textOf(entered).replace(PHONE_SEPARATORS, '');
}

function phoneFields(
  texts: MethodTexts,
  required: (value: unknown) => string | undefined,
): readonly ShownField[] {
  return [
    {
      kind: 'text',
      name: 'phone_number',
      label: texts.phoneNumber,
      hint: texts.phoneHint,
      check: (value) =>
        required(value) ??
        (/^\+[1-9]\d{5,14}$/.test(phoneNumber(value)) ? undefined : texts.notAPhone),
    },
    {
      kind: 'choice',
      name: 'preferred_authentication_method',
      label: texts.sendBy,
      required: true,
      options: [
        { value: 'sms', label: texts.textMessage },
        { value: 'voice', label: texts.call },
      ],
    },
  ];
}

function confirmFields(
  { enrollment, to }: Extract<PanelContext['task'], { readonly kind: 'confirm' }>,
  texts: MethodTexts,
  required: (value: unknown) => string | undefined,
): readonly ShownField[] {
  switch (enrollment.type) {
    case 'password':
      return [{ kind: 'text', name: 'new_password', label: texts.newPassword, check: required }];
    case 'totp':
      return [{ kind: 'text', name: 'otp_code', label: texts.codeOfApp, check: required }];
    case 'phone':
    case 'email': {
      const hint = to === undefined ? '' : fill(texts.codeSent, { to });
      return [{ kind: 'text', name: 'otp_code', label: texts.code, hint, check: required }];
    }
    default:
      return [];
  }
}
