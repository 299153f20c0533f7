// What is written about the lists of a round; all values are text, instants in ISO form. No student is named: the city
// reads the outbox, and knows no student by name.

export interface RoundNoticeData {
  /** The lists are open: to students, and to the teachers and coordinators of those who take part. */
  'round-opened': { round: string; reader: 'student' | 'school'; closesAt: string; link: string }
  /** To the coordinators of the schools: the city has opened a round that they may join. */
  'round-to-join': { round: string; closesAt: string; link: string }
  'round-deadline-moved': {
    round: string
    reader: 'student' | 'school'
    before: string
    closesAt: string
    link: string
  }
  /** Before the deadline: to a student whose list has not come, or to a teacher how many of the class have none. */
  'choices-missing': { round: string; class: string; missing: string; closesAt: string; link: string }
  'round-cancelled': { round: string; reader: 'student' | 'school'; reason: string; link: string }
}

export const roundNoticeKinds = [
  'round-opened',
  'round-to-join',
  'round-deadline-moved',
  'choices-missing',
  'round-cancelled',
] as const satisfies readonly (keyof RoundNoticeData)[]
