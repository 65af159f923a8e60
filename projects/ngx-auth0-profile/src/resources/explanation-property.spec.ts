import { Injector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import fc from 'fast-check';
import { createResources } from '../test-support/create-resources';
import { explainRequest } from './explain-request';
import { Resources } from './resources';

const URL = 'https://api.example.com';
const METHODS = ['GET', 'PUT'];
const path = fc
  .array(fc.constantFrom('orders', 'latest', '7', ''), { minLength: 1, maxLength: 3 })
  .map((segments) => `/${segments.join('/')}`);
const keys = fc.shuffledSubarray([
  ...['/**', 'GET /**', '/:kind', '/:kind/:id', 'GET /:kind/:id', '/:kind/latest', '/orders'],
  ...['/orders/**', 'GET /orders/**', '/orders/:id', 'PUT /orders/:id', 'GET /orders/latest'],
]);

describe('explainRequest with random rules', () => {
  it('names the rule that matches, else the reason', () => {
    fc.assert(
      fc.property(keys, path, fc.constantFrom(...METHODS), (written, where, method) => {
        const scopes = Object.fromEntries(written.map((key) => [key, []]));
        const resources = createResources([{ url: URL, audience: 'orders', scopes }]);
        const injector = Injector.create({
          providers: [{ provide: Resources, useValue: resources }],
          parent: TestBed.inject(Injector),
        });
        const told = explainRequest(method, URL + where, { injector });
        const rule = resources.find(method, URL + where);
        const others = METHODS.some((other) => resources.find(other, URL + where));
        expect(told.matched ? told.rule : told.reason).toBe(
          rule
            ? `${rule.method} ${URL}/${rule.segments.join('/')}`
            : others
              ? 'other-method'
              : written.length > 0
                ? 'other-path'
                : 'other-origin',
        );
      }),
      { numRuns: 2_000 },
    );
  });
});
