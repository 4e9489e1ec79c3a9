/** The museum's parties: each has an origin of its own, since origins are what some of the attacks are about. */
export type MuseumParty = 'oldWriter' | 'issuer' | 'contactSaver' | 'dailyQuiz';

/** Where each party of the museum is, and the issuer of today. */
export interface Origins extends Readonly<Record<MuseumParty, string>> {
  readonly todaysIssuer: string;
  /** Who hosts the inspector. */
  readonly messageWriter: string;
}
