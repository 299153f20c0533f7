import type { NewNotice } from '../../src/notices/notice.rules.ts'

export const now = new Date('2026-11-23T08:00:00Z')
export const sender = { cityName: 'Borgo', contactEmail: 'scuola-lavoro@borgo.example' }

export const reset = {
  kind: 'password-reset',
  key: 'password-reset:ada:1',
  to: { name: 'Ada Neri', email: 'ada.neri@volta.example', language: 'it' },
  data: { link: 'https://bottega.example/collegamento/segreto', expires: '2026-11-23T10:00:00.000Z' },
  now,
} as const satisfies NewNotice

export const invitation = {
  kind: 'invitation',
  key: 'invitation:ugo:1',
  to: { name: 'Ugo Conti', email: 'ugo@officina.example', language: 'it' },
  data: {
    place: 'Officina Conti',
    role: 'host',
    link: 'https://bottega.example/collegamento/benvenuto',
    expires: '2026-12-07T08:00:00.000Z',
  },
  now,
} as const satisfies NewNotice

export const reminder = {
  kind: 'unconfirmed-hours',
  key: 'unconfirmed-hours:p1:2026-W48',
  about: 'p1',
  to: { name: 'Ugo Conti', email: 'ugo@officina.example', language: 'it' },
  data: {
    host: 'Officina Conti',
    entries: '3',
    hours: '12:30',
    oldestDay: '2026-11-16',
    link: 'https://bottega.example/percorsi/p1/ore',
    school: 'Ada Neri (ada.neri@volta.example)',
  },
  now,
} as const satisfies NewNotice
