import { DEMO_CREDENTIALS } from '../../../web/demo/simulator/state/apps.ts';
import { newProject } from '../../package/project.ts';

/** Where the login of a project goes. */
export interface World {
  clientId: string;
  proxy: string;
  simulator: string;
}

/** `npx latchkey simulator` and `npx latchkey proxy` of the installed package, for logins from these pages. */
export async function startWorld(
  tarball: string,
  pages: readonly string[],
): Promise<World & { close(): Promise<void> }> {
  const project = await newProject(tarball);
  const redirects = pages.map((page) => `--redirect-uri=${page}`);
  const { clientId, clientSecret } = DEMO_CREDENTIALS.instagram;
  const simulator = await project.start(['latchkey', 'simulator', '--port=0', ...redirects]);
  const proxy = await project.start(['latchkey', 'proxy'], {
    ...{ INSTAGRAM_CLIENT_ID: clientId, INSTAGRAM_CLIENT_SECRET: clientSecret },
    ...{ REDIRECT_URIS: pages.join(), PORT: '0', RATE_LIMIT_PER_MINUTE: '0' },
    INSTAGRAM_TOKEN_URL: `${simulator.url}/oauth/access_token`,
    INSTAGRAM_GRAPH_URL: simulator.url,
  });
  const close = async () => {
    await Promise.all([simulator.close(), proxy.close()]);
    project.remove();
  };
  return { clientId, simulator: simulator.url, proxy: proxy.url, close };
}
