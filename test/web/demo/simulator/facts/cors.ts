import { expect } from 'vitest';
import type { Switches } from '../../../../../web/demo/simulator/state/switches.ts';
import { get, ORIGIN } from '../login.ts';
import { fresh, turned, type Fact, type Simulated } from './fact.ts';

/** What a page of another origin may read. */
export const FACTS: readonly Fact[] = [
  [
    '5 CORS',
    'unconfirmed',
    'Instagram’s data, its token endpoints too, or nothing: cors',
    async () => {
      const readable = async (cors: Switches['cors'], path: string) =>
        (await get(turned({ cors }), path)).headers.get('access-control-allow-origin');
      expect(await readable('data', '/me')).toBe('*');
      expect(await readable('data', '/refresh_access_token')).toBeNull();
      expect(await readable('tokens', '/refresh_access_token')).toBe('*');
      expect(await readable('none', '/me')).toBeNull();
      expect(await readable('none', '/v25.0/oauth/access_token')).toBe('*');
    },
  ],
  [
    '5 CORS',
    'unconfirmed',
    'a preflight: preflight',
    async () => {
      const ask = (of: Simulated) => of.fetch(new Request(`${ORIGIN}/me`, { method: 'OPTIONS' }));
      expect((await ask(fresh())).status).toBe(400);
      const { status, headers } = await ask(turned({ preflight: 'answered' }));
      expect([status, headers.get('access-control-allow-headers')]).toEqual([204, 'authorization']);
    },
  ],
];
