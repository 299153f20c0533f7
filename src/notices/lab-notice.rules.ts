// What notices about labs say; all values are text, days in ISO form, instants too. No student is named.

/** Sessions are lists of lines: one line per session, parts separated by `|`: day|from|to|title|place. */
export interface LabNoticeData {
  /** To teacher, trainer and student, the day before. */
  'lab-session-tomorrow': { edition: string; day: string; from: string; to: string; place: string; link: string }
  /** To the partner (and on the seventh day to the city as well): nobody has taken the roll call. `days` is 1 or 7. */
  'lab-roll-call-missing': { edition: string; day: string; days: string; link: string }
  /** To the school, when seats are free for a group of its waiting list. `until` is an instant. */
  'lab-seats-offered': { edition: string; group: string; seats: string; until: string; link: string }
  'lab-offer-expired': { edition: string; group: string; link: string }
  /** To partner and schools. `changes` are lines what|day|from|to|before: moved, cancelled, restored, added, staff. */
  'lab-plan-changed': { edition: string; changes: string; reason: string; link: string }
  /** To who comes along with a group from now on (`part` is 'comes') and who did before ('goes'); `before` may be ''. */
  'lab-teacher-changed': {
    edition: string
    group: string
    teacher: string
    before: string
    part: 'comes' | 'goes'
    link: string
  }
  /** The minimum is not reached; `cancels` is 'yes' when the edition will be cancelled on that day. */
  'lab-minimum-missed': {
    edition: string
    enrolled: string
    minimum: string
    by: string
    cancels: 'yes' | 'no'
    link: string
  }
  'lab-cancelled': { edition: string; reason: string; link: string }
  'lab-low-attendance': {
    edition: string
    below: string
    sessions: string
    suspended: 'yes' | 'no'
    link: string
  }
  /** To the student. */
  'authorisation-expiring': { machine: string; until: string; link: string }
  /** To the partner, on Friday. `sessions` as above. */
  'lab-week': { partner: string; monday: string; sessions: string; link: string }
  /** To the school office, in the morning: how many of which class are where. Lines class|number|place|from|to. */
  'off-site-today': { school: string; day: string; lines: string; link: string }
}

export const labNoticeKinds = [
  'lab-session-tomorrow',
  'lab-roll-call-missing',
  'lab-seats-offered',
  'lab-offer-expired',
  'lab-plan-changed',
  'lab-teacher-changed',
  'lab-minimum-missed',
  'lab-cancelled',
  'lab-low-attendance',
  'authorisation-expiring',
  'lab-week',
  'off-site-today',
] as const satisfies readonly (keyof LabNoticeData)[]
