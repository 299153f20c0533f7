import { linesText } from '../../src/notices/notice-lines.rules.ts'
import type { LabNoticeData } from '../../src/notices/lab-notice.rules.ts'
import type { NewNotice, NoticeContent } from '../../src/notices/notice.rules.ts'
import { now } from './notice-examples.ts'

const to = { name: 'Ada Neri', email: 'ada.neri@volta.example', language: 'it' } as const
const edition = 'Robotica di base'
const link = 'https://bottega.example/laboratori/robotica'

export const labData: LabNoticeData = {
  'lab-session-tomorrow': { edition, day: '2026-11-25', from: '14:00', to: '17:00', place: 'Fablab Borgo', link },
  'lab-roll-call-missing': { edition, day: '2026-11-18', days: '7', link },
  'lab-seats-offered': { edition, group: '3A', seats: '26', until: '2026-11-26T11:00:00.000Z', link },
  'lab-offer-expired': { edition, group: '3A', link },
  'lab-plan-changed': {
    edition,
    changes: linesText([
      ['moved', '2026-11-26', '14:00', '17:00', '2026-11-25 14:00-17:00'],
      ['cancelled', '2026-12-02', '14:00', '17:00', ''],
      ['restored', '2026-12-09', '14:00', '17:00', ''],
      ['added', '2026-12-12', '09:00', '12:00', ''],
      ['staff', '2026-12-16', '14:00', '17:00', 'Ugo Conti'],
    ]),
    reason: 'Sciopero',
    link,
  },
  'lab-teacher-changed': { edition, group: '3A', teacher: 'Ugo Conti', before: 'Ada Neri', part: 'goes', link },
  'lab-minimum-missed': { edition, enrolled: '7', minimum: '12', by: '2026-11-30', cancels: 'no', link },
  'lab-cancelled': { edition, reason: 'Pochi iscritti', link },
  'lab-low-attendance': { edition, below: '9', sessions: '2', suspended: 'no', link },
  'authorisation-expiring': { machine: 'Taglio laser', until: '2026-12-23', link },
  'lab-week': {
    partner: 'Fablab Borgo',
    monday: '2026-11-30',
    sessions: linesText([
      ['2026-12-02', '14:00', '17:00', edition, 'Sala grande'],
      ['2026-12-03', '09:00', '12:00', 'Taglio | laser', ''],
    ]),
    link,
  },
  'off-site-today': {
    school: 'IIS Galilei',
    day: '2026-11-25',
    lines: linesText([
      ['3A', '26', 'Fablab Borgo', '14:00', '17:00'],
      ['4B', '2', 'Officine Ferro', '08:00', '12:00'],
    ]),
    link,
  },
}

/** A notice of each kind about labs. */
export const labExamples = Object.entries(labData).map(([kind, data]): NewNotice => {
  // Object.entries forgets that a kind and its data belong together.
  return { ...({ kind, data } as NoticeContent), key: `${kind}:robotica:1`, to, now }
})
