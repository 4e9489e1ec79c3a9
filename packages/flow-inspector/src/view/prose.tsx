import { partsOf } from '@ecosystem/flow-catalogue/text';

/** Text of the catalogue: what stands between backticks was really sent, and is monospaced. */
export function Prose({ text }: { readonly text: string }) {
  return partsOf(text).map(({ isWire, text: part }, index) =>
    isWire ? <code key={index}>{part}</code> : part,
  );
}
