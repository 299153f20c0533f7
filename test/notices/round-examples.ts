import type { NewNotice } from '../../src/notices/notice.rules.ts'
import { now } from './notice-examples.ts'

const to = { name: 'Carla Coordina', email: 'carla@borgo.example', language: 'it' } as const
const round = 'Percorsi di primavera'
const closesAt = '2026-12-05T17:00:00.000Z'
const link = 'https://bottega.example/tornate/primavera'

/** One of each kind of letter about the lists of a round. */
export const roundExamples = [
  {
    kind: 'round-opened',
    key: 'round-opened:primavera:carla',
    to,
    data: { round, reader: 'school', closesAt, link },
    now,
  },
  { kind: 'round-to-join', key: 'round-to-join:primavera:carla', to, data: { round, closesAt, link }, now },
  {
    kind: 'round-deadline-moved',
    key: 'round-deadline-moved:primavera:3:carla',
    to,
    data: { round, reader: 'school', before: '2026-12-01T17:00:00.000Z', closesAt, link },
    now,
  },
  {
    kind: 'choices-missing',
    key: 'choices-missing:primavera:galilei-3a:carla',
    to,
    data: { round, class: '3A INF', missing: '3', closesAt, link },
    now,
  },
  {
    kind: 'round-cancelled',
    key: 'round-cancelled:primavera:carla',
    to,
    data: { round, reader: 'school', reason: 'Le date erano sbagliate.', link },
    now,
  },
] as const satisfies NewNotice[]
