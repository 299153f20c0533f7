// What reminders about placements say; all values are text, days in ISO form. No student is named: the city reads the
// outbox, and knows no student by name.

export interface PlacementReminderData {
  /** To whoever owes the evaluation of a placement that has ended; a host without account gets a link instead. */
  'evaluation-missing': { host: string; party: 'host' | 'student' | 'tutor'; ended: string; link: string }
  /** To whoever must act, before a placement begins; `papers` are named in the language of the reader. */
  'papers-missing': { host: string; papers: string; from: string; link: string }
  /** To a host that leaves hours without an answer; `until` is the day from which the school may confirm them itself. */
  'host-silent': SilentHours & { until: string; school: string }
  /** To the school's tutor, on that day. */
  'hours-unanswered': SilentHours & { hostTutor: string }
  /** To a school, of a month that is over; `month` is 2026-10. */
  'month-waiting': { month: string; lines: string; hours: string; link: string }
}

/** How many lines wait, and their hours: '3', '12:30'. */
type SilentHours = { host: string; entries: string; hours: string; oldestDay: string; link: string }

export const placementReminderKinds = [
  'evaluation-missing',
  'papers-missing',
  'host-silent',
  'hours-unanswered',
  'month-waiting',
] as const satisfies readonly (keyof PlacementReminderData)[]
