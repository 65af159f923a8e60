import { withEarlyStart } from 'ngx-auth0-profile';
import { startProfilePage } from './profile-page';

startProfilePage(withEarlyStart());
