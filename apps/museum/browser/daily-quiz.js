/* global document, location */
// DailyQuiz's own page: its server keeps the token it was given.
const token = new URLSearchParams(location.hash.slice(1)).get('access_token');
const greeting = document.getElementById('greeting');

fetch('/museum/implicit/keep', { method: 'POST', body: new URLSearchParams({ access_token: token ?? '' }) })
  .then(({ ok }) => {
    greeting.textContent = ok ? 'DailyQuiz has kept its token.' : 'DailyQuiz was given no token.';
  })
  .catch(() => {
    greeting.textContent = 'DailyQuiz did not answer.';
  });
