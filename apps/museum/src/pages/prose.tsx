import { Wire } from '@ecosystem/ui/wire';

/** A text of ours; what goes over the wire stands between backticks. */
export function Prose({ text }: { readonly text: string }) {
  return text.split('`').map((piece, index) => (index % 2 === 1 ? <Wire key={index}>{piece}</Wire> : piece));
}
