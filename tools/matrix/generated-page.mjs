/** The page that shows `<auth0-account>`. The application's own fields are in a section that is opened first. */
const accountPage = {
  openPreferences: (page) =>
    page
      .getByRole('navigation', { name: 'Account settings' })
      .getByRole('button', { name: /^Preferences/ })
      .click(),
  loading: (page) => page.locator('auth0-account-frame section[aria-busy=true]:visible'),
  offline: /What you have entered is kept/,
  waiting: /Too many requests at the moment/,
};

/** The page of `--own-page`. */
const ownPage = {
  openPreferences: () => Promise.resolve(),
  loading: (page) => page.getByRole('status').getByText('Loading your profile…'),
  offline: /What you type is kept/,
  waiting: /Too many requests\. This continues at/,
};

/** How the page that `ng add` has generated for a cell is used. */
export function generatedPage(cell) {
  return cell.ownPage ? ownPage : accountPage;
}
