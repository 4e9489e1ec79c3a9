/** Who sends, receives or decides. `outside` is a program that is none of the parties. */
export const flowParties = [
  'browser',
  'message-writer',
  'authorization-server',
  'contact-saver',
  'outside',
] as const;

export type FlowParty = (typeof flowParties)[number];
