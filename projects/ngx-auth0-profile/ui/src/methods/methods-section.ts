import { Injector, inject, signal, type Signal, type TemplateRef } from '@angular/core';
import { keepOnRedirect } from 'ngx-auth0-profile';
import type {
  AuthenticationMethod,
  AuthenticationMethodType,
  EnrollableType,
  Enrollment,
  ɵAuthenticationCommands as AuthenticationCommands,
} from 'ngx-auth0-profile/my-account';
import type { FieldValues } from '../draft/draft';
import type { SectionItem, SectionList, SectionPanel } from '../frame/section-view';
import { textOf } from '../form/control';
import { fill } from '../texts/account-language';
import { AccountLanguageService } from '../texts/account-language-service';
import type { MethodTexts } from '../texts/method-texts';
import { methodItem, methodName } from './method-item';
import { createPanel } from './method-panel';
import { methodProblem, withFieldProblem } from './method-problem';
import type { MethodTask } from './panel-context';
import { phoneNumber } from './panel-fields';
import { withMethod } from './with-method';
import type { QrCodeContext } from '../frame/qr-code-template';

/** The kinds that the My Account API does not let users name. */
const UNNAMED: readonly AuthenticationMethodType[] = ['password', 'passkey', 'recovery-code'];

/** The authentication methods of the user: lists, adds, renames and deletes them. Lazily loaded. */
export class MethodsSection {
  private readonly injector = inject(Injector);
  private readonly language = inject(AccountLanguageService);
  private readonly methods = signal<readonly AuthenticationMethod[]>([]);
  private readonly factors = signal<readonly AuthenticationMethodType[]>([]);
  private readonly shownPanel = signal<SectionPanel | undefined>(undefined);
  private readonly message = signal('');
  /** The kind whose address is asked for, which a login in between does not lose. */
  private asked: 'phone' | 'email' | undefined;

  readonly panel = this.shownPanel.asReadonly();
  /** What to say after a success in a panel. */
  readonly done = this.message.asReadonly();

  /** Call in an injection context. */
  constructor(
    private readonly api: AuthenticationCommands,
    private readonly texts: Signal<MethodTexts>,
    private readonly qrCode: () => TemplateRef<QrCodeContext> | undefined,
  ) {
    keepOnRedirect('auth0-account-methods', {
      read: () => this.asked,
      restore: (type: 'phone' | 'email') => {
        this.askForAddress(type);
      },
    });
  }

  /** Loads the methods of the user, and those that can be added. */
  async load(): Promise<void> {
    const [methods, factors] = await Promise.all([this.api.list(), this.api.factors()]);
    this.methods.set(methods);
    this.factors.set(factors.map(({ type }) => type));
  }

  /** Forgets what the user before has seen. */
  reset(): void {
    this.methods.set([]);
    this.factors.set([]);
    this.close();
  }

  intro(): string {
    return this.texts().intro;
  }

  empty(): string {
    return this.texts().noMethods;
  }

  explain(error: unknown): string | undefined {
    return methodProblem(error, this.texts());
  }

  items(): readonly SectionItem[] {
    // The password has a section of its own.
    return this.methods()
      .filter(({ type }) => type !== 'password')
      .map((method) => this.itemOf(method));
  }

  offers(): SectionList | undefined {
    const { about, offers: title } = this.texts();
    const { add } = this.language.texts();
    const types = this.factors().filter((type): type is EnrollableType =>
      Object.hasOwn(about, type),
    );
    return types.length > 0
      ? {
          title,
          items: types.map((type) => ({
            id: offerOf(type),
            title: this.nameOf(type),
            detail: about[type] ?? '',
            commands: [{ label: add, run: async () => this.add(type) }],
          })),
        }
      : undefined;
  }

  private itemOf(method: AuthenticationMethod): SectionItem {
    const { id, type, name } = method;
    const { remove, removeQuestion, rename } = this.texts();
    const title = name || this.nameOf(type);
    return {
      ...methodItem(method, this.language),
      commands: [
        ...(UNNAMED.includes(type)
          ? []
          : [
              {
                label: rename,
                run: () => Promise.resolve(this.show({ kind: 'rename', method }, title, id)),
              },
            ]),
        {
          label: remove,
          run: () => this.delete(id),
          question: fill(removeQuestion, { method: title }),
        },
      ],
    };
  }

  private async add(type: EnrollableType): Promise<string> {
    this.close();
    if (type === 'phone' || type === 'email') {
      return this.askForAddress(type);
    }
    const enrollment = await this.api.enroll({ type });
    // The browser asks for everything that a passkey needs.
    return type === 'passkey'
      ? this.complete(enrollment, undefined)
      : this.show({ kind: 'confirm', enrollment }, this.nameOf(type), offerOf(type));
  }

  private askForAddress(type: 'phone' | 'email'): string {
    this.show({ kind: 'send', type }, this.nameOf(type), offerOf(type));
    this.asked = type;
    return '';
  }

  /** What a panel sends. */
  private async send(task: MethodTask, entered: FieldValues): Promise<void> {
    switch (task.kind) {
      case 'rename': {
        const { id } = task.method;
        const changed = await this.api.update(id, { name: String(entered['name']) });
        this.store({ ...task.method, ...changed });
        this.finish(this.texts().renamed);
        return;
      }
      case 'send':
        return this.sendCode(task.type, entered);
      case 'confirm':
        this.finish(await this.confirm(task.enrollment, entered['otp_code']));
    }
  }

  private async sendCode(type: 'phone' | 'email', entered: FieldValues): Promise<void> {
    const to = type === 'phone' ? phoneNumber(entered['phone_number']) : String(entered['email']);
    const by = entered['preferred_authentication_method'] === 'voice' ? 'voice' : 'sms';
    const field = type === 'phone' ? 'phone_number' : 'email';
    try {
      const enrollment = await this.api.enroll(
        type === 'phone'
          ? { type, phone_number: to, preferred_authentication_method: by }
          : { type, email: to },
      );
      this.show({ kind: 'confirm', enrollment, to }, this.nameOf(type), offerOf(type));
    } catch (error) {
      throw withFieldProblem(error, field, this.language.texts().notAccepted);
    }
  }

  private async confirm(enrollment: Enrollment, code: unknown): Promise<string> {
    try {
      return await this.complete(enrollment, textOf(code).replace(/\s/g, ''));
    } catch (error) {
      throw code === undefined
        ? error
        : withFieldProblem(error, 'otp_code', this.texts().wrongCode);
    }
  }

  private async complete(enrollment: Enrollment, answer: string | undefined): Promise<string> {
    const method = await this.api.verify(enrollment, answer);
    this.store(method);
    return fill(this.texts().added, { method: this.nameOf(method.type) });
  }

  private async delete(id: string): Promise<string> {
    this.close();
    await this.api.delete(id);
    this.methods.update((all) => all.filter((method) => method.id !== id));
    return this.texts().removed;
  }

  private store(method: AuthenticationMethod): void {
    this.methods.update((all) => withMethod(all, method));
  }

  private show(task: MethodTask, title: string, itemId: string): string {
    this.close();
    const { texts, qrCode } = this;
    const context = {
      section: 'security',
      title,
      task,
      texts,
      qrCode,
      send: (entered: FieldValues) => this.send(task, entered),
      close: () => {
        this.close();
      },
    } as const;
    this.shownPanel.set(createPanel(context, this.injector, itemId));
    return '';
  }

  private finish(message: string): void {
    this.close();
    this.message.set(message);
  }

  private close(): void {
    this.asked = undefined;
    this.shownPanel.set(undefined);
    this.message.set('');
  }

  private nameOf(type: AuthenticationMethodType): string {
    return methodName(type, this.language);
  }
}

/** The id of the entry that offers a kind of method. */
function offerOf(type: EnrollableType): string {
  return `offer-${type}`;
}
