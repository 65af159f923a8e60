import { PROBLEMS } from './problems.mjs';
import { siteMap } from './site-map.mjs';

/** The navigation of all pages but those of the error messages. */
export function siteSidebar() {
  return siteMap().map(({ title, pages }) => ({
    text: title,
    items: [
      ...(title === 'Project' ? [{ text: 'Benchmarks', link: '/benchmarks' }] : []),
      ...pages.map((page) => ({ text: page.title, link: `/${page.path}` })),
    ],
  }));
}

/** The navigation of the error pages, by problem. */
export function errorSidebar() {
  return [
    { text: 'Error messages', items: [{ text: 'All messages', link: '/errors/' }] },
    ...Object.entries(PROBLEMS).map(([text, problems]) => ({
      text,
      items: problems.map((problem) => ({ text: problem, link: `/errors/${problem}` })),
    })),
  ];
}
