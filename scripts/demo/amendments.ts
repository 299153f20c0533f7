import type { Placement } from '../../src/placements/placement.rules.ts'
import type { Amendment } from '../../src/placements/terms.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, instantOf, weekday } from '../../src/platform/day.ts'

/** In four weeks Giulia gets another tutor at the fablab: decided, and not in force yet. */
export function withAmendments(placements: readonly Placement[], today: Day): Placement[] {
  return placements.map((placement) =>
    placement._id === 'giulia-fablab' ? withOtherTutor(placement, today) : placement,
  )
}

function withOtherTutor(placement: Placement, today: Day): Placement {
  const decidedBy = { accountId: 'coordinatore', name: 'Corrado Coordina' }
  const decidedAt = instantOf(addDays(today, -2), clockTime('11:00'))
  const amendment: Amendment = {
    _id: 'giulia-tutor',
    kind: 'tutor',
    validFrom: addDays(today, 29 - weekday(today)),
    hostTutor: { id: 'fablab-marta', name: 'Marta Morsetti', email: 'marta@fablab.example', phone: null },
    reason: 'Da quella settimana Fabio Fresa segue un altro laboratorio.',
    decidedAt,
    decidedBy,
  }
  const line = { at: decidedAt, by: decidedBy, event: 'amended', reason: amendment.reason } as const
  return {
    ...placement,
    amendments: [amendment],
    history: [...placement.history, { ...line, from: 'active', to: 'active' }],
  }
}
