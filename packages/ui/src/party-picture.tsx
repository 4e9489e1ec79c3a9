/** Who speaks to whom, as a railway map: thin and dashed through the browser, thick and solid between servers. */
export function PartyPicture() {
  return (
    <figure>
      <svg viewBox="0 0 640 300" role="img" aria-labelledby="map-title map-text" className="w-full max-w-2xl">
        <title id="map-title">The four parties</title>
        <desc id="map-text">
          You, in your browser, speak to MessageWriter and to the authorization server. MessageWriter speaks
          to the authorization server and to ContactSaver directly, without your browser. Your password goes
          to the authorization server only.
        </desc>
        <path className="map-line-front" d="M 90 150 C 130 62, 190 60, 300 60" />
        <path className="map-line-front" d="M 90 150 C 130 238, 190 240, 300 240" />
        <path className="map-line-back" d="M 318 78 L 318 222" />
        <path className="map-line-back" d="M 336 60 L 508 60 C 548 60, 548 100, 548 132" />
        <g className="stroke-browser">
          <circle className="map-station" cx="84" cy="150" r="15" />
        </g>
        <g className="stroke-message-writer">
          <circle className="map-station" cx="318" cy="60" r="18" />
        </g>
        <g className="stroke-authorization-server">
          <circle className="map-station" cx="318" cy="240" r="18" />
        </g>
        <g className="stroke-contact-saver">
          <circle className="map-station" cx="548" cy="150" r="18" />
        </g>
        <text className="map-name" x="84" y="196" textAnchor="middle" fontSize="19">
          You
        </text>
        <text className="map-note" x="84" y="217" textAnchor="middle" fontSize="15">
          in your browser
        </text>
        <text className="map-name" x="318" y="28" textAnchor="middle" fontSize="19">
          MessageWriter
        </text>
        <text className="map-name" x="346" y="236" fontSize="19">
          Authorization server
        </text>
        <text className="map-note" x="346" y="257" fontSize="15">
          the only one who sees your password
        </text>
        <text className="map-name" x="548" y="196" textAnchor="middle" fontSize="19">
          ContactSaver
        </text>
        <text className="map-note" x="548" y="217" textAnchor="middle" fontSize="15">
          your contacts
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
