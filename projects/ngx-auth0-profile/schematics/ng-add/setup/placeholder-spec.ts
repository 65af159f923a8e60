/** What the spec of a root component is written for. */
interface SpecFacts {
  /** The file of the component without its extension, such as `app.component`. */
  readonly file: string;
  /** The path of the profile page. */
  readonly path: string;
  /** Whether the component is declared by an NgModule. */
  readonly inModule: boolean;
}

/** The spec of a root component that shows the header, for Vitest and Jasmine alike. */
export function placeholderSpec({ file, path, inModule }: SpecFacts): string {
  const header = inModule ? "import { AppHeader } from './profile/app-header';\n" : '';
  const router = inModule ? 'RouterModule' : 'provideRouter';
  const module = inModule
    ? `      imports: [RouterModule.forRoot([]), AppHeader],
      declarations: [App],
      providers: [provideAuth0ProfileTesting()],`
    : `      imports: [App],
      providers: [provideRouter([]), provideAuth0ProfileTesting()],`;
  return `import { TestBed } from '@angular/core/testing';
import { ${router} } from '@angular/router';
import { provideAuth0ProfileTesting } from 'ngx-auth0-profile/testing';
import { App } from './${file}';
${header}
describe('App', () => {
  beforeEach(async () => {
    await TestBed.configureTestingModule({
${module}
    }).compileComponents();
  });

  it('creates the app', () => {
    const fixture = TestBed.createComponent(App);
    expect(fixture.componentInstance).toBeTruthy();
  });

  it('links to the profile', async () => {
    const fixture = TestBed.createComponent(App);
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    expect(page.querySelector('a[href="/${path}"]')?.textContent).toContain('Your profile');
  });
});
`;
}
