// A list of wishes (elenco delle scelte): what a student, or a class for labs, would like, best first. It may be changed
// until the deadline, and whenever it is sent the sender gets a receipt with time and content; the time never counts. No
// wishes at all is allowed too: then the fallback finds a place among the free seats.

export interface Receipt {
  /** short, to be read out: eight characters */
  code: string
  at: Date
  by: { accountId: string | null; name: string }
  offerIds: string[]
  acceptsAny: boolean
}

export interface ChoiceList {
  /** `${roundId}.${unitId}` */
  _id: string
  roundId: string
  /** the student, or for labs the class */
  unitId: string
  /** null for labs */
  studentId: string | null
  schoolId: string
  classId: string
  /** offers (or editions), best first, each once */
  offerIds: string[]
  /** may be given a suitable place that is not on the list */
  acceptsAny: boolean
  /** when it was sent last */
  sentAt: Date
  /** the latest last */
  receipts: Receipt[]
}

/** How often a list was sent: who sends says which version was on the screen. */
export function versionOf(list: Pick<ChoiceList, 'receipts'> | null): number {
  return list?.receipts.length ?? 0
}

/** Why an offer is not for somebody; the page says each in words. */
export const ineligibleReasons = [
  'age',
  'track',
  'year',
  'training',
  'dates',
  'distance',
  'accessible',
  'reserved',
  'forbidden',
  'not-open',
  'too-many',
  'busy',
  'already-in',
] as const
export type IneligibleReason = (typeof ineligibleReasons)[number]
