import type { NewNotice } from '../../src/notices/notice.rules.ts'

const now = new Date('2026-12-05T10:00:00Z')
const round = 'Percorsi di febbraio'
const about = 'tornata'
const giulia = { name: 'Giulia', email: 'giulia@borgo.example', language: 'it', discreet: true } as const
const corrado = { name: 'Corrado Coordina', email: 'corrado@borgo.example', language: 'it' } as const
const own = 'https://bottega.example/esito/tornata'
const school = 'https://bottega.example/tornate/tornata/esito'

/** What is written about the result of a round. */
export const assignmentExamples: NewNotice[] = [
  {
    kind: 'round-published',
    key: 'round-published:tornata:giulia',
    about,
    to: giulia,
    data: { round, reader: 'student', answerBy: '2026-12-12T22:59:00.000Z', link: own },
    now,
  },
  {
    kind: 'place-offered',
    key: 'place-offered:tornata:4:giulia@borgo.example',
    about,
    to: giulia,
    data: { round, reader: 'student', until: '2026-12-07T10:00:00.000Z', link: own },
    now,
  },
  {
    kind: 'place-offer-expired',
    key: 'place-offer-expired:tornata:5:corrado@borgo.example',
    about,
    to: corrado,
    data: { round, reader: 'school', link: school },
    now,
  },
  {
    kind: 'place-withdrawn',
    key: 'place-withdrawn:tornata:3:corrado@borgo.example',
    about,
    to: corrado,
    data: { round, link: school },
    now,
  },
]
