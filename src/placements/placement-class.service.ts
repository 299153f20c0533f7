import { type Day, daysOf, maxDay, minDay } from '../platform/day.ts'
import { type ClassOn, classesByDay, membersOverTime } from '../schools/class-of-day.service.ts'
import { type ClassStretch, classStretches } from './placement-class.rules.ts'
import { preparingStates } from './placement-state.rules.ts'
import type { Placement } from './placement.rules.ts'
import { type Agreed, effectiveTerms } from './terms.rules.ts'

// A placement keeps the class its student was in when it was agreed. Whoever reads it later wants the class of the day: a
// placement across 31 August, or across a change of class in February, has two.

type Classed = Pick<Placement, 'studentId' | 'student'> & Agreed

/** These placements with the class of their students on a day, or on the nearest of their own days. */
export async function inClassesOn<P extends Classed>(placements: readonly P[], on: Day): Promise<P[]> {
  const classOn = await classesByDay(placements.map(({ studentId }) => studentId))
  return placements.map((placement) => {
    const { from, to } = effectiveTerms(placement)
    return inClass(placement, classOn, minDay(maxDay(on, from), to))
  })
}

function inClass<P extends Classed>(placement: P, classOn: ClassOn, on: Day): P {
  const className = classOn(placement.studentId, on) ?? placement.student.className
  return { ...placement, student: { ...placement.student, className } }
}

/** In which classes a student was while the placement lasted, in order. */
export async function classesOver(placement: Classed): Promise<ClassStretch[]> {
  const classOn = await classesByDay([placement.studentId])
  const { from, to } = effectiveTerms(placement)
  return classStretches(daysOf(from, to), (on) => classOn(placement.studentId, on))
}

interface OfDays<P> {
  placement: P
  entries: readonly { day: Day }[]
}

/** Lines of placements, apart where the class changes between two of them; each with the class of its days. */
export async function byClass<P extends Classed, G extends OfDays<P>>(groups: readonly G[]): Promise<G[]> {
  const classOn = await classesByDay(groups.map(({ placement }) => placement.studentId))
  return groups.flatMap((group) => {
    const { placement, entries } = group
    const parts: G[] = []
    for (const entry of entries) {
      const own = inClass(placement, classOn, entry.day)
      const last = parts.at(-1)
      if (last && last.placement.student.className === own.student.className)
        parts[parts.length - 1] = { ...last, entries: [...last.entries, entry] }
      else parts.push({ ...group, placement: own, entries: [entry] })
    }
    return parts
  })
}

/** What tells the placements with days on which their students were in a class, and those that were prepared for it. */
export async function conditionOfClass(classId: string): Promise<object> {
  const members = await membersOverTime(classId)
  const whileThere = members.map(({ studentId, from, to }) => ({
    studentId,
    'terms.from': { $lte: to },
    $or: [{ 'terms.to': { $gte: from } }, { 'amendments.to': { $gte: from } }],
  }))
  return { $or: [...whileThere, { classId, state: { $in: [...preparingStates] } }] }
}

/** Who of a class was in it on at least one of some days. */
export async function membersBetween(classId: string, { from, to }: { from: Day; to: Day }): Promise<string[]> {
  const members = await membersOverTime(classId)
  return [...new Set(members.filter((each) => each.from <= to && each.to >= from).map(({ studentId }) => studentId))]
}
