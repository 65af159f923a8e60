// What an edit takes, loaded with the first one.
export { ProfileEdits } from './profile-edits';
export { ProfileWriter } from './profile-writer';
