/** A piece of a text: our own words, or a name as it goes over the wire. */
export interface TextPart {
  readonly text: string;
  readonly isWire: boolean;
}

/** The pieces of a text, so that names between backticks can be set in the type of what goes over the wire. */
export function partsOf(text: string): TextPart[] {
  return text
    .split('`')
    .map((piece, index) => ({ text: piece, isWire: index % 2 === 1 }))
    .filter((part) => part.text !== '');
}

/** The addresses a text may name between braces, because every installation has its own. */
export interface Addresses {
  readonly authorizationServerUrl: string;
  readonly contactSaverUrl: string;
  readonly messageWriterUrl: string;
  readonly messageWriterBrowserUrl?: string;
  readonly xssExhibitUrl?: string;
}

/** A text with the addresses of this installation. */
export function fillIn(text: string, addresses: Addresses): string {
  return Object.entries(addresses).reduce(
    (filled, [name, address]) => filled.replaceAll(`{${name}}`, address as string),
    text,
  );
}
