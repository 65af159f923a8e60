import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import type { HttpInterceptorFn } from '@angular/common/http';
import type { Type } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { withProxy } from 'ngx-auth0-profile';
import { AccountHarness, AccountSectionHarness } from 'ngx-auth0-profile/ui/testing';
import { tenant } from '../../../src/test-support/emulated-tenant';
import { signedIn, type SpecAppOptions } from '../../../src/test-support/signed-in';
import { Auth0Account } from '../account/auth0-account';

const PROXY_AUDIENCE = 'https://profile-proxy.example/';

/** How long a condition may take on a busy machine. */
const PATIENCE_MS = 15_000;

/** The proxy of the specs, as a feature. */
export function specProxy(): ReturnType<typeof withProxy> {
  return withProxy({ url: tenant.proxyUrl, audience: PROXY_AUDIENCE });
}

/** Renders the whole account page for a signed-in user, and waits for the profile. */
export async function openAccount(
  inputs: Readonly<Record<string, unknown>> = {},
  options: SpecAppOptions & { readonly user?: string } = {},
): Promise<{ readonly account: AccountHarness; readonly fixture: ComponentFixture<unknown> }> {
  const fixture = await render(Auth0Account, inputs, options);
  const account = await TestbedHarnessEnvironment.harnessForFixture(fixture, AccountHarness);
  return { account, fixture };
}

/** Renders one section for a signed-in user, and waits until it has loaded. */
export async function openSection(
  component: Type<unknown>,
  inputs: Readonly<Record<string, unknown>> = {},
  options: SpecAppOptions & { readonly user?: string } = {},
): Promise<AccountSectionHarness> {
  const fixture = await render(component, inputs, options);
  const loader = TestbedHarnessEnvironment.loader(fixture);
  const section = await loader.getHarness(AccountSectionHarness);
  await eventually(() => section.isLoading(), false);
  return section;
}

/** Waits until a value is the expected one. */
export async function eventually<T>(read: () => Promise<T> | T, expected: T): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  let value = await read();
  while (JSON.stringify(value) !== JSON.stringify(expected) && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    value = await read();
  }
  expect<unknown>(value).toEqual(expected);
}

/** The changes that the tenant or the proxy was asked for, as "METHOD path". */
export function changesSent(): Promise<readonly string[]> {
  return changesAt('/api/v2/');
}

/** The changes that the My Account API was asked for. */
export function myAccountChangesSent(): Promise<readonly string[]> {
  return changesAt('/me/v1/');
}

async function changesAt(api: string): Promise<readonly string[]> {
  const requests = await tenant.requests();
  return requests
    .filter(({ method, path }) => !/GET|OPTIONS/.test(method) && path.startsWith(api))
    .map(({ method, path }) => `${method} ${path}`);
}

/** An interceptor that runs `work` when a change is about to be sent. */
export function beforeWrites(work: () => void): HttpInterceptorFn {
  return (request, next) => {
    if (request.method !== 'GET') {
      work();
    }
    return next(request);
  };
}

async function render(
  component: Type<unknown>,
  inputs: Readonly<Record<string, unknown>>,
  {
    user = tenant.user,
    features = [specProxy()],
    ...options
  }: SpecAppOptions & {
    readonly user?: string;
  },
): Promise<ComponentFixture<unknown>> {
  await signedIn({ features, ...options }, user);
  const fixture = TestBed.createComponent(component);
  for (const [name, value] of Object.entries(inputs)) {
    fixture.componentRef.setInput(name, value);
  }
  return fixture;
}
