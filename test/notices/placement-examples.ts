import type { NewNotice } from '../../src/notices/notice.rules.ts'

const now = new Date('2026-11-23T06:30:00Z')
const about = 'proposta-fablab'
const host = { name: 'Fabio Fresa', email: 'fabio@fablab.example', language: 'it' } as const
const inShort = { year: '4', track: 'INF', from: '2026-12-07', to: '2027-01-15' }
const school = 'IIS Galileo Galilei'
const silent = { host: 'FabLab Borgo APS', entries: '3', hours: '12:00', oldestDay: '2026-11-16' }

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
  {
    kind: 'evaluation-missing',
    key: 'evaluation-missing:dora-officine:host:fabio@fablab.example',
    about,
    to: host,
    data: {
      host: 'FabLab Borgo APS',
      party: 'host',
      ended: '2026-11-13',
      link: 'https://bottega.example/percorsi/dora-officine/valutazione/scheda',
    },
    now,
  },
  {
    kind: 'papers-missing',
    key: 'papers-missing:documenti-fablab:2026-12-07:host:fabio@fablab.example',
    about,
    to: host,
    data: {
      host: 'FabLab Borgo APS',
      papers: 'Progetto firmato dal tutor dell’ente, Dichiarazione dell’ente sui rischi',
      from: '2026-12-07',
      link: 'https://bottega.example/percorsi/documenti-fablab/documenti',
    },
    now,
  },
  {
    kind: 'host-silent',
    key: 'host-silent:giulia-fablab:2026-11-16:fabio@fablab.example',
    about,
    to: host,
    data: {
      ...silent,
      until: '2026-11-26',
      school: 'Teresa Tutor (docente@borgo.example)',
      link: 'https://bottega.example/percorsi/giulia-fablab/ore',
    },
    now,
  },
  {
    kind: 'hours-unanswered',
    key: 'hours-unanswered:giulia-fablab:2026-11-12:docente@borgo.example',
    about,
    to: { name: 'Teresa Tutor', email: 'docente@borgo.example', language: 'it' },
    data: {
      ...silent,
      hostTutor: 'Fabio Fresa (02 123456)',
      link: 'https://bottega.example/ore/senza-risposta',
    },
    now,
  },
  {
    kind: 'month-waiting',
    key: 'month-waiting:galilei:2026-10:coordinatore@borgo.example',
    about: 'galilei',
    to: { name: 'Corrado Coordina', email: 'coordinatore@borgo.example', language: 'it' },
    data: { month: '2026-10', lines: '12', hours: '48:00', link: 'https://bottega.example/mesi/2026-10' },
    now,
  },
]
