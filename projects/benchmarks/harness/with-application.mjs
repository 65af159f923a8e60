import { serveApplication } from '../../../tools/process/application-server.ts';

/** Serves the build of a single-page application on a free loopback port until `use` is done. */
export async function withApplication(folder, use) {
  const server = await serveApplication(folder);
  try {
    return await use(server.origin);
  } finally {
    await server.stop();
  }
}

/** Serves several builds, each on its own port; `use` gets their origins under the same names. */
export function withApplications(folders, use) {
  const [[name, folder] = [], ...others] = Object.entries(folders);
  return name === undefined
    ? use({})
    : withApplication(folder, (origin) =>
        withApplications(Object.fromEntries(others), (origins) =>
          use({ [name]: origin, ...origins }),
        ),
      );
}
