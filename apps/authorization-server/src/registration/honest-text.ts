/** Controls, invisible characters and changes of direction: with them one name can look like another. */
const deceptive = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;

/** More marks on one letter than any language has cover the lines around it. */
const piledUp = /\p{M}{4,}/u;

/** Whether a name is what it looks like, as far as its characters can say. */
export function isHonestText(text: string): boolean {
  return text.isWellFormed() && !deceptive.test(text) && !piledUp.test(text);
}
