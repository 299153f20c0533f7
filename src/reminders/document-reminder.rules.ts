// Promemoria of documents of a host that are about to end, or have ended (documenti in scadenza, scaduti). The host is
// told at every warning of the programme (60, 30 and 7 days before) and once more when the document is no longer valid;
// after nights on which nothing ran only the most urgent of them goes out. Those who sign in for the host are written to;
// without anybody the host's own address; without one the people it named. A host that is suspended is left in peace, and
// so is a record that another one has taken the place of. No norm asks for this: it is the house's.

import type { Partner } from '../partners/partner.rules.ts'

/** For how many days after its end somebody is still told that a document has ended. */
export const toldAfterwards = 60

/** Whether documents still matter to this host: it takes students, and is the record that is kept. */
export function isReminded({ qualification, mergedInto }: Pick<Partner, 'qualification' | 'mergedInto'>): boolean {
  return mergedInto === null && qualification.state !== 'suspended'
}
