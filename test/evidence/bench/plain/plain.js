// The same login in as few lines as it takes: a state, a request, a token on the screen, and nothing else.
const redirectUri = location.origin + location.pathname;
const answer = new URLSearchParams(location.search);
const code = answer.get('code');
const state = sessionStorage.getItem('state');

if (code !== null && state !== null && answer.get('state') === state) {
  sessionStorage.removeItem('state');
  history.replaceState(null, '', location.pathname);
  const response = await fetch('/token', {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
    }),
  });
  const reply = await response.json();
  document.querySelector('#access-token').textContent = reply.access_token;
}

document.querySelector('#login').addEventListener('click', () => {
  const random = crypto.getRandomValues(new Uint32Array(4)).join('');
  sessionStorage.setItem('state', random);
  const query = new URLSearchParams({
    redirect_uri: redirectUri,
    response_type: 'code',
    state: random,
  });
  location.assign(`/oauth/authorize?${query}`);
});
