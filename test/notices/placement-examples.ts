import type { NewNotice } from '../../src/notices/notice.rules.ts'

const now = new Date('2026-11-23T06:30:00Z')
const about = 'proposta-fablab'
const host = { name: 'Fabio Fresa', email: 'fabio@fablab.example', language: 'it' } as const
const inShort = { year: '4', track: 'INF', from: '2026-12-07', to: '2027-01-15' }
const school = 'IIS Galileo Galilei'

/** What is written to a host and to its school about a placement that is being prepared. */
export const placementExamples: NewNotice[] = [
  {
    kind: 'placement-proposed',
    key: 'placement-proposed:proposta-fablab:1:fabio@fablab.example',
    about,
    to: host,
    data: { ...inShort, school, hours: '60:00', link: 'https://bottega.example/proposte/proposta-fablab' },
    now,
  },
  {
    kind: 'placement-answered',
    key: 'placement-answered:proposta-fablab:2:carla@borgo.example',
    about,
    to: { name: 'Carla Coordina', email: 'carla@borgo.example', language: 'it' },
    data: {
      ...inShort,
      host: 'FabLab Borgo APS',
      answer: 'declined',
      reason: 'Siamo chiusi',
      link: 'https://bottega.example/percorsi/proposta-fablab',
    },
    now,
  },
  {
    kind: 'placement-cancelled',
    key: 'placement-cancelled:proposta-fablab:3:fabio@fablab.example',
    about,
    to: host,
    data: { ...inShort, year: '', track: '', school, link: 'https://bottega.example/percorsi' },
    now,
  },
  {
    kind: 'papers-changed',
    key: 'papers-changed:documenti-fablab:2:fabio@fablab.example',
    about,
    to: host,
    data: { host: 'FabLab Borgo APS', paper: 'project', link: 'https://bottega.example/percorsi/documenti-fablab' },
    now,
  },
]
