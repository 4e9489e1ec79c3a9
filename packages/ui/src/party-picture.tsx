/** Who speaks to whom, as a railway map: thin and dashed through the browser, thick and solid between servers. */
export function PartyPicture() {
  return (
    <figure>
      <svg viewBox="0 0 460 340" role="img" aria-labelledby="map-title map-text" className="w-full max-w-lg">
        <title id="map-title">The four parties</title>
        <desc id="map-text">
          You, in your browser, speak to MessageWriter and to the authorization server. MessageWriter speaks
          to the authorization server and to ContactSaver directly, without your browser. Your password goes
          to the authorization server only.
        </desc>
        <path className="map-line-front" d="M 60 150 C 78 84, 130 64, 214 64" />
        <path className="map-line-front" d="M 60 150 C 78 238, 130 262, 214 262" />
        <path className="map-line-back" d="M 230 82 L 230 244" />
        <path className="map-line-back" d="M 248 64 L 366 64 C 386 64, 396 80, 396 130" />
        <g className="stroke-browser">
          <circle className="map-station" cx="60" cy="160" r="14" />
        </g>
        <g className="stroke-message-writer">
          <circle className="map-station" cx="230" cy="64" r="17" />
        </g>
        <g className="stroke-authorization-server">
          <circle className="map-station" cx="230" cy="262" r="17" />
        </g>
        <g className="stroke-contact-saver">
          <circle className="map-station" cx="396" cy="148" r="17" />
        </g>
        <text className="map-name" x="86" y="160" fontSize="18">
          You
        </text>
        <text className="map-note" x="86" y="178" fontSize="13">
          in your browser
        </text>
        <text className="map-name" x="230" y="34" textAnchor="middle" fontSize="18">
          MessageWriter
        </text>
        <text className="map-name" x="230" y="305" textAnchor="middle" fontSize="18">
          Authorization server
        </text>
        <text className="map-note" x="230" y="324" textAnchor="middle" fontSize="13">
          the only one who sees your password
        </text>
        <text className="map-name" x="396" y="192" textAnchor="middle" fontSize="18">
          ContactSaver
        </text>
        <text className="map-note" x="396" y="210" textAnchor="middle" fontSize="13">
          keeps your contacts
        </text>
      </svg>
      <figcaption className="mt-2 flex flex-wrap gap-x-6 text-sm text-ink-soft">
        <span>
          <span aria-hidden="true">┄┄ </span>through your browser
        </span>
        <span>
          <span aria-hidden="true" className="font-bold">
            ━{' '}
          </span>
          between servers
        </span>
      </figcaption>
    </figure>
  );
}
