// What is written about the result of a round; all values are text, instants in ISO form. No student is named: the city
// reads the outbox, and knows no student by name.

export interface AssignmentNoticeData {
  /** The result is there; `answerBy` is '' for who has nothing to answer. */
  'round-published': { round: string; reader: 'student' | 'school' | 'host'; answerBy: string; link: string }
  /** A better place is held until then; to the school, where the student has no address. */
  'place-offered': { round: string; reader: 'student' | 'school'; until: string; link: string }
  /** Nobody answered in time. */
  'place-offer-expired': { round: string; reader: 'student' | 'school'; link: string }
  /** To the school: somebody has given a place back. */
  'place-withdrawn': { round: string; link: string }
}

export const assignmentNoticeKinds = [
  'round-published',
  'place-offered',
  'place-offer-expired',
  'place-withdrawn',
] as const satisfies readonly (keyof AssignmentNoticeData)[]
