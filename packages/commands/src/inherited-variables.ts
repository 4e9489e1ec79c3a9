/** Variables a child needs from its surroundings to run at all; everything else it gets is its own. */
const names = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SYSTEMROOT', 'LANG', 'TZ', 'NODE_EXTRA_CA_CERTS'];

/** What a child process gets of the caller's environment, so that no secret of the caller reaches it by accident. */
export function inheritVariables(inherited: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    names.flatMap((name) => (inherited[name] === undefined ? [] : [[name, inherited[name]]])),
  );
}
