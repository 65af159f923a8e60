import { startProfilePage } from './profile-page';

startProfilePage();
