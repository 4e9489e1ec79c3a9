/* global document, location */
// What OldWriter's page did around 2012: read the token from the address, and ask its server who that is.
const token = new URLSearchParams(location.hash.slice(1)).get('access_token');
const greeting = document.getElementById('greeting');

fetch('/museum/implicit/sign-in', {
  method: 'POST',
  body: new URLSearchParams({ access_token: token ?? '' }),
})
  .then((answer) => answer.json())
  .then(({ name }) => {
    greeting.textContent = name ? `Signed in as ${name}.` : 'Nobody was signed in.';
  })
  .catch(() => {
    greeting.textContent = 'OldWriter did not answer.';
  });
