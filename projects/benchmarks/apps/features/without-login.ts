import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { startMinimalApp } from '../minimal-app';

startMinimalApp([provideHttpClient(withInterceptors([(request, next) => next(request)]))], {
  canActivate: [() => true],
});
