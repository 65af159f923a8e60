import { HttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { withResource } from 'ngx-auth0-profile';
import {
  Auth0ProfileTestingController,
  provideAuth0ProfileTesting,
} from 'ngx-auth0-profile/testing';
import { firstValueFrom } from 'rxjs';

it('sends the access token to the orders API', async () => {
  const ordersApi = withResource({ url: 'https://api.example.com', audience: 'orders' });
  TestBed.configureTestingModule({
    providers: [provideHttpClientTesting(), provideAuth0ProfileTesting({ features: [ordersApi] })],
  });
  const orders = firstValueFrom(TestBed.inject(HttpClient).get('https://api.example.com/orders'));
  // The request is sent as soon as the library has its access token.
  await TestBed.inject(Auth0ProfileTestingController).settled();
  const sent = TestBed.inject(HttpTestingController).expectOne('https://api.example.com/orders');
  expect(sent.request.headers.get('Authorization')).toContain('Bearer ');
  sent.flush([]);
  expect(await orders).toEqual([]);
});
