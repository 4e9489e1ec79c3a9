/** How a message sounds. */
export const tones = ['warm', 'short', 'funny', 'formal'] as const;

export type Tone = (typeof tones)[number];

const templates: Readonly<Record<Tone, (firstName: string, from: string) => string>> = {
  warm: (firstName, from) =>
    `Dear ${firstName},\n\nhappy birthday! I thought of you today, and of how glad I am to know you. May the year ahead be kind to you.\n\nYours,\n${from}`,
  short: (firstName, from) => `Happy birthday, ${firstName}. Have a good one.\n\n${from}`,
  funny: (firstName, from) =>
    `${firstName},\n\nyou have now completed another lap around the sun, with no visible damage. Congratulations from the pit lane.\n\n${from}`,
  formal: (firstName, from) =>
    `Dear ${firstName},\n\nplease accept my best wishes on your birthday, and for the year to come.\n\nKind regards,\n${from}`,
};

/** The words a tone begins with; the person's own edits replace them. */
export function writeMessage(tone: Tone, firstName: string, from: string): string {
  return templates[tone](firstName, from);
}

/** Narrows a form's value; anything else is warm. */
export function toTone(value: unknown): Tone {
  return tones.find((tone) => tone === value) ?? 'warm';
}
