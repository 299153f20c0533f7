// What a change of the plan means for those who come (che cosa cambia): sessions moved, cancelled, restored, added, run by
// somebody else, or in another place. Topics are no news. A session that has disappeared from the plan is cancelled for
// those who had it in their calendar.

import { byTime, type LabSession } from './edition.rules.ts'

/** What, day, from, to, before: as the notice `lab-plan-changed` has it. */
export type ChangeLine = readonly [what: string, day: string, from: string, to: string, before: string]

/** The lines of a change, in order of the sessions as they are now. */
export function planDifference(before: readonly LabSession[], after: readonly LabSession[]): ChangeLine[] {
  const now = new Map(after.map((session) => [session.id, session]))
  const old = new Map(before.map((session) => [session.id, session]))
  const all = [...after, ...before.filter(({ id }) => !now.has(id))].toSorted(byTime)
  return all.flatMap((session) => {
    const what = whatHappened(old.get(session.id), now.get(session.id))
    return what ? [[what.what, session.day, session.from, session.to, what.before] as const] : []
  })
}

function whatHappened(
  was: LabSession | undefined,
  is: LabSession | undefined,
): { what: string; before: string } | null {
  const [planned, stays] = [was?.state === 'planned', is?.state === 'planned']
  if (!planned && !stays) return null
  if (!was) return { what: 'added', before: '' }
  if (!stays) return { what: 'cancelled', before: '' }
  if (!planned) return { what: 'restored', before: '' }
  return is ? moved(was, is) : null
}

function moved(was: LabSession, is: LabSession): { what: string; before: string } | null {
  if (timeOf(was) !== timeOf(is)) return { what: 'moved', before: timeOf(was) }
  if (peopleOf(was) !== peopleOf(is)) return { what: 'staff', before: peopleOf(was) }
  return placesOf(was) === placesOf(is) ? null : { what: 'place', before: '' }
}

function timeOf({ day, from, to }: LabSession): string {
  return `${day} ${from}-${to}`
}

function peopleOf({ staff }: LabSession): string {
  return staff.map(({ name }) => name).join(', ')
}

function placesOf({ roomIds, machineIds }: LabSession): string {
  return [...roomIds, ...machineIds].toSorted().join()
}
