import type { PlacementState } from '../../src/placements/placement-state.rules.ts'
import type { Placement, TutorShares } from '../../src/placements/placement.rules.ts'

export interface PlacementOf {
  _id: string
  studentId: string
  /** The class of this year; null for a placement of last year. */
  classId: string | null
  className: string
  course: NonNullable<Placement['course']>
  partnerId: string
  schoolTutor: { id: string; name: string; email: string } | null
  state: PlacementState
  /** Weeks before the Monday of this week. */
  weeksAgo: number
  weeks: number
  title: string
  /** The second tutor of the host. */
  second?: NonNullable<TutorShares['hostTutor']>
}

const teresa = { id: 'docente', name: 'Teresa Tutor', email: 'docente@borgo.example' }
const valerio = { id: 'docente-volta', name: 'Valerio Volta', email: 'docente@volta.example' }

function fourthYear(n: number) {
  const course = { year: 4, track: 'INF' }
  return {
    studentId: `galilei-4a-${n}`,
    classId: 'galilei-4a',
    className: '4A INF',
    course,
    schoolTutor: teresa,
    weeks: 6,
  }
}

/** In the spring of last year, when they were in the fourth. */
function lastSpring(n: number) {
  const course = { year: 4, track: null }
  return { studentId: `galilei-5b-${n}`, classId: null, className: '4B', course, schoolTutor: teresa, weeks: 3 }
}

/** The placements of Borgo: some that run or have run, and one of every other state. */
export const placementList: readonly PlacementOf[] = [
  {
    _id: 'giulia-fablab',
    studentId: 'giulia',
    classId: 'galilei-3a',
    className: '3A INF',
    course: { year: 3, track: 'INF' },
    partnerId: 'fablab',
    schoolTutor: teresa,
    state: 'active',
    weeksAgo: 3,
    weeks: 12,
    title: 'Prototipi in laboratorio: dalla stampa 3D al taglio laser',
  },
  {
    _id: 'bruno-officine',
    studentId: 'bruno',
    classId: 'galilei-3a',
    className: '3A INF',
    course: { year: 3, track: 'INF' },
    partnerId: 'officine',
    schoolTutor: teresa,
    state: 'active',
    weeksAgo: 2,
    weeks: 8,
    title: 'Controllo numerico e qualità',
  },
  {
    _id: 'carlo-fablab',
    studentId: 'carlo',
    classId: 'galilei-4a',
    className: '4A INF',
    course: { year: 4, track: 'INF' },
    partnerId: 'fablab',
    schoolTutor: null,
    state: 'draft',
    weeksAgo: -1,
    weeks: 6,
    title: 'Elettronica per il teatro',
  },
  {
    _id: 'dora-officine',
    studentId: 'dora',
    classId: 'galilei-5b',
    className: '5B',
    course: { year: 5, track: null },
    partnerId: 'officine',
    schoolTutor: teresa,
    state: 'concluded',
    weeksAgo: 10,
    weeks: 4,
    title: 'Ufficio tecnico',
  },
  {
    _id: 'vanni-officine',
    studentId: 'vanni',
    classId: 'volta-3a',
    className: '3A',
    course: { year: 3, track: null },
    partnerId: 'officine',
    schoolTutor: valerio,
    state: 'active',
    weeksAgo: 3,
    weeks: 10,
    title: 'Manutenzione',
  },
  {
    ...fourthYear(2),
    _id: 'proposta-fablab',
    partnerId: 'fablab',
    state: 'proposed',
    weeksAgo: -2,
    title: 'Insegne luminose per i negozi del quartiere',
  },
  {
    ...fourthYear(3),
    _id: 'abbinata-fablab',
    partnerId: 'fablab',
    state: 'matched',
    weeksAgo: -2,
    title: 'Modelli per la biblioteca dei suoni',
  },
  {
    ...fourthYear(4),
    _id: 'documenti-fablab',
    partnerId: 'fablab',
    state: 'documents',
    weeksAgo: -1,
    title: 'Banco di prova per piccoli motori',
    second: { id: 'fablab-marta', name: 'Marta Morsetti', email: 'marta@fablab.example', phone: null, percent: 40 },
  },
  {
    ...fourthYear(5),
    _id: 'sospesa-fablab',
    partnerId: 'fablab',
    state: 'suspended',
    weeksAgo: 2,
    title: 'Arredi per il cortile della scuola',
  },
  {
    ...lastSpring(2),
    _id: 'valutata-fablab',
    partnerId: 'fablab',
    state: 'evaluated',
    weeksAgo: 30,
    title: 'Plastico del mercato coperto',
  },
  {
    ...lastSpring(3),
    _id: 'certificata-fablab',
    partnerId: 'fablab',
    state: 'certified',
    weeksAgo: 30,
    title: 'Strumenti per il laboratorio di fisica',
  },
  {
    ...fourthYear(6),
    _id: 'annullata-fablab',
    partnerId: 'fablab',
    state: 'cancelled',
    weeksAgo: -3,
    title: 'Scenografie per la festa di fine anno',
  },
  {
    _id: 'proposta-volta',
    studentId: 'volta-3a-2',
    classId: 'volta-3a',
    className: '3A',
    course: { year: 3, track: null },
    partnerId: 'officine',
    schoolTutor: valerio,
    state: 'proposed',
    weeksAgo: -2,
    weeks: 4,
    title: 'Misure e collaudi',
  },
]
