import { hostKey, type HostProposal, type HostProposalFacts } from '../../src/host-proposals/host-proposal.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { type Day, addDays, instantOf } from '../../src/platform/day.ts'
import type { Student } from '../../src/schools/student.rules.ts'

interface ProposalOf extends HostProposalFacts {
  _id: string
  studentId: string
  classId: string
  className: string
  daysAgo: number
  /** null: nobody has answered yet */
  declined: string | null
}

const list: readonly ProposalOf[] = [
  {
    _id: 'panificio-giulia',
    studentId: 'giulia',
    classId: 'galilei-3a',
    className: '3A INF',
    daysAgo: 2,
    declined: null,
    name: 'Panificio Rota',
    town: 'Borgo',
    contact: 'Agnese Rota',
    email: 'agnese@panificio.example',
    phone: '333 0000009',
    why: 'Stanno mettendo un forno comandato da un computer e vorrei capire come si programma.',
    period: 'due settimane a giugno',
  },
  {
    _id: 'ciclofficina-bruno',
    studentId: 'bruno',
    classId: 'galilei-3a',
    className: '3A INF',
    daysAgo: 20,
    declined: 'È a conduzione familiare e in quel periodo è chiusa: proviamo in primavera.',
    name: 'Ciclofficina del Ponte',
    town: 'Borgo',
    contact: 'Ivo Raggi',
    email: null,
    phone: '333 0000010',
    why: 'Riparano biciclette elettriche.',
    period: 'a dicembre',
  },
  {
    _id: 'libreria-vanni',
    studentId: 'vanni',
    classId: 'volta-3a',
    className: '3A',
    daysAgo: 5,
    declined: null,
    name: 'Libreria Il Segnalibro',
    town: 'Borgo',
    contact: 'Marta Folli',
    email: 'marta@segnalibro.example',
    phone: null,
    why: 'Organizzano incontri con gli autori.',
    period: 'dopo Pasqua',
  },
]

/** Hosts that students have found: one waiting and one answered at Galilei, one beyond the fence. */
export function demoHostProposals(students: readonly Student[], today: Day): HostProposal[] {
  return list.map(({ className, daysAgo, declined, ...given }) => {
    const student = students.find(({ _id }) => _id === given.studentId)
    if (!student) throw new Error(`Borgo does not know who found ${given._id}`)
    const { schoolId, surname, givenName } = student
    const by = { accountId: null, name: 'Corrado Coordina' }
    const at = instantOf(addDays(today, 3 - daysAgo), clockTime('09:10'))
    return {
      ...given,
      schoolId,
      student: { surname, givenName, className },
      nameKey: hostKey(given),
      state: declined === null ? 'open' : 'declined',
      answer: declined === null ? null : { at, by, partner: null, reason: declined },
      createdAt: instantOf(addDays(today, -daysAgo), clockTime('17:45')),
    }
  })
}
