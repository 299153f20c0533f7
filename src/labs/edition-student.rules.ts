// Two records of one student in one edition: the student takes part once. Participations that touch become one, of the
// first day and of no last day if one of them has none; the seat that was taken twice comes free. In the groups the
// student is once as well: in the one of which the student takes part, else in the first that is not over.

import { addDays, minDay } from '../platform/day.ts'
import type { Edition, GroupLine, LabGroup, Participant } from './edition.rules.ts'
import { isLive } from './lab-enrolment.rules.ts'
import { type Roster, rosterOf } from './roster.rules.ts'

interface Twins {
  from: string
  to: string
}

type Before = Pick<Edition, 'groups' | 'participants' | 'finishedBy'>

/** Groups and participants with `from` brought under `to`; `line` is added to a group in which nobody is left. */
export function mergedRoster(
  { groups, participants, finishedBy }: Before,
  twins: Twins,
  line: GroupLine,
): Roster & Pick<Edition, 'finishedBy'> {
  const renamed = (id: string) => (id === twins.from ? twins.to : id)
  const coming = mergedParticipants(
    participants.map((each) => ({ ...each, studentId: renamed(each.studentId) })),
    twins.to,
  )
  const now = coming.find(({ studentId, to }) => studentId === twins.to && to === null)
  const named = groups.map((group) => ({
    ...group,
    studentIds: [...new Set(group.studentIds.map(renamed))],
    history: group.history.map((each) =>
      each.studentId === twins.from ? { ...each, studentId: renamed(each.studentId) } : each,
    ),
  }))
  const once = inOneGroup(named, { studentId: twins.to, groupId: now?.groupId ?? null, line })
  return {
    ...rosterOf(once, coming),
    ...(finishedBy ? { finishedBy: [...new Set(finishedBy.map(renamed))] } : {}),
  }
}

function mergedParticipants(participants: readonly Participant[], studentId: string): Participant[] {
  return participants.reduce<Participant[]>((all, each) => {
    const twin = all.find((other) => each.studentId === studentId && touches(other, each))
    return twin ? all.map((other) => (other === twin ? joined(twin, each) : other)) : [...all, each]
  }, [])
}

function touches(a: Participant, b: Participant): boolean {
  if (a.studentId !== b.studentId) return false
  return (b.to === null || a.from <= addDays(b.to, 1)) && (a.to === null || b.from <= addDays(a.to, 1))
}

function joined(a: Participant, b: Participant): Participant {
  const later = a.to === null || (b.to !== null && a.to >= b.to) ? a : b
  return { ...later, from: minDay(a.from, b.from), privacyOn: a.privacyOn ?? b.privacyOn }
}

function inOneGroup(
  groups: readonly LabGroup[],
  { studentId, groupId, line }: { studentId: string; groupId: string | null; line: GroupLine },
): LabGroup[] {
  const live = groups.filter((group) => isLive(group) && group.studentIds.includes(studentId))
  const home = live.find(({ id }) => id === groupId) ?? live[0]
  return groups.map((group) => {
    if (group === home || !live.includes(group)) return group
    const studentIds = group.studentIds.filter((id) => id !== studentId)
    const left = { ...group, studentIds }
    return studentIds.length > 0 ? left : { ...left, state: line.to, history: [...group.history, line] }
  })
}
