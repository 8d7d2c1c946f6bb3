const login = document.querySelector('instagram-login');
const outcome = document.querySelector('#outcome');

login.addEventListener('login', ({ detail: token }) => {
  // token.accessToken is the token: keep it in memory, and put it into no storage and no address.
  const end = token.expiresAt && ` until ${new Date(token.expiresAt).toDateString()}`;
  outcome.textContent = `Logged in as ${token.userId ?? 'an account without an ID'}${end ?? ''}.`;
});
login.addEventListener('error', ({ detail: failure }) => {
  // The element has told the visitor; this is for the site's owner. It holds no code and no token.
  outcome.textContent = `Reason: ${failure.reason}`;
});
