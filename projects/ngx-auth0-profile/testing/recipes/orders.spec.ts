import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { isAuth0ProfileError, withResource } from 'ngx-auth0-profile';
import {
  Auth0ProfileTestingController,
  provideAuth0ProfileTesting,
  type Auth0ProfileTestingOptions,
} from 'ngx-auth0-profile/testing';
import { firstValueFrom } from 'rxjs';

interface Order {
  readonly id: number;
  readonly item: string;
}

@Injectable({ providedIn: 'root' })
class Orders {
  private readonly http = inject(HttpClient);

  list(): Promise<readonly Order[]> {
    return firstValueFrom(this.http.get<readonly Order[]>('https://api.example.com/v1/orders'));
  }

  async cancel(id: number): Promise<void> {
    await firstValueFrom(this.http.delete(`https://api.example.com/v1/orders/${id}`));
  }
}

function configure(options: Auth0ProfileTestingOptions = {}) {
  const ordersApi = withResource({
    url: 'https://api.example.com/v1',
    audience: 'https://orders.example/',
    scopes: { 'GET /orders': 'read:orders', 'DELETE /orders/:id': 'delete:orders' },
  });
  TestBed.configureTestingModule({
    providers: [provideAuth0ProfileTesting({ ...options, features: [ordersApi] })],
  });
  return {
    orders: TestBed.inject(Orders),
    controller: TestBed.inject(Auth0ProfileTestingController),
  };
}

describe('Orders', () => {
  it('lists the orders, with a token for the orders API', async () => {
    const { orders, controller } = configure();
    controller.respond({ method: 'GET', path: '/orders', body: [{ id: 1, item: 'Laptop' }] });
    expect(await orders.list()).toEqual([{ id: 1, item: 'Laptop' }]);
    expect(controller.tokenRequests).toEqual([
      { audience: 'https://orders.example/', scopes: ['read:orders'] },
    ]);
  });

  it('cancels an order', async () => {
    const { orders, controller } = configure();
    controller.respond({ method: 'DELETE', path: '/orders/:id', status: 204 });
    await orders.cancel(7);
    expect(controller.sent).toEqual([{ method: 'DELETE', path: '/orders/7', body: null }]);
  });

  it('is refused before a request is sent when the scope is missing', async () => {
    const { orders, controller } = configure({ scopes: ['read:orders'] });
    const error: unknown = await orders.cancel(7).catch((caught: unknown) => caught);
    expect(isAuth0ProfileError(error) && error.code).toBe('missing-scope');
    expect(controller.sent).toEqual([]);
  });
});
