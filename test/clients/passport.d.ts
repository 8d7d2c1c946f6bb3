/** The parts that the tests use of two packages without types. */

declare module 'passport' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export class Passport {
    use(strategy: object): this;
    authenticate(
      name: string,
      options: { session: false },
    ): (request: IncomingMessage, response: ServerResponse, next: (error?: Error) => void) => void;
  }
}

declare module 'passport-instagram' {
  export interface Profile {
    id: string;
    username: string;
    displayName: string;
  }

  export const Strategy: new (
    options: Record<
      'clientID' | 'clientSecret' | 'callbackURL' | 'authorizationURL' | 'tokenURL',
      string
    >,
    verify: (
      accessToken: string,
      refreshToken: string | undefined,
      profile: Profile,
      done: (error: Error | null, user?: object) => void,
    ) => void,
  ) => object;
}
