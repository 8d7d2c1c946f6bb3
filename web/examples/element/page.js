const login = document.querySelector('instagram-login');
const outcome = document.querySelector('#outcome');

login.addEventListener('login', async ({ detail: token }) => {
  // token.accessToken is the token: keep it in memory, and put it into no storage and no address.
  const name = (await nameOf(token.accessToken)) ?? token.userId ?? 'an account without an ID';
  const end = token.expiresAt && ` until ${longDate(token.expiresAt)}`;
  outcome.textContent = `Logged in as ${name}${end ?? ''}.`;
});
login.addEventListener('error', ({ detail: failure }) => {
  // The element has told the visitor; this is for the site's owner. It holds no code and no token.
  outcome.textContent = `Reason: ${failure.reason}`;
});

function longDate(time) {
  return new Date(time).toLocaleDateString(document.documentElement.lang || undefined, {
    dateStyle: 'long',
  });
}

// The proxy asks Instagram whose token it has; without an answer there is no name.
async function nameOf(token) {
  const url = new URL('userinfo', new URL(login.getAttribute('proxy'), location));
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(url, { headers }).catch(() => null);
  const profile = await response?.json().catch(() => null);
  return typeof profile?.username === 'string' ? `@${profile.username}` : undefined;
}
