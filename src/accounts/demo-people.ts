import type { PersonRole } from '../access/actor.ts'

/** The people of Borgo, the invented demo city: one per role. They exist only where DEMO=on. */
export const demoPassword = 'bottega-di-prova'

export interface DemoPerson {
  readonly role: PersonRole
  readonly name: string
  readonly identifier: string
}

export const demoPeople: readonly DemoPerson[] = [
  { role: 'city', name: 'Carla Comune', identifier: 'citta@borgo.example' },
  { role: 'office', name: 'Sara Segreteria', identifier: 'segreteria@borgo.example' },
  { role: 'coordinator', name: 'Corrado Coordina', identifier: 'coordinatore@borgo.example' },
  { role: 'teacher', name: 'Teresa Tutor', identifier: 'docente@borgo.example' },
  { role: 'host', name: 'Fabio Fresa', identifier: 'ente@borgo.example' },
  { role: 'student', name: 'Giulia D’Amico', identifier: 'giulia.damico' },
]
