/** As its README shows it. The profile is skipped, because its URL is fixed and belongs to an API that ended in 2020. */
import { Passport } from 'passport';
import { Strategy } from 'passport-instagram';

export function createAnswer({ url, tokenUrl, clientId, clientSecret }) {
  const passport = new Passport();
  const options = {
    clientID: clientId,
    clientSecret,
    callbackURL: `${url}/callback`,
    tokenURL: tokenUrl,
    skipUserProfile: true,
  };
  const verify = (accessToken, _refreshToken, reply, _profile, done) =>
    done(null, { token: accessToken, reply });
  passport.use(new Strategy(options, verify));
  return (request) =>
    new Promise((resolve, reject) => {
      // Express would do this. Passport needs nothing else of it.
      request.query = Object.fromEntries(new URL(request.url, url).searchParams);
      const done = (error, user) => (error ? reject(error) : resolve(user));
      passport.authenticate('instagram', { session: false }, done)(request, {}, reject);
    });
}
