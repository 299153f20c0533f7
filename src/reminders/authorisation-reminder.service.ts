import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { dueWarning } from '../documents/document.rules.ts'
import { type Expiring, expiringAuthorisations } from '../machine-authorisations/machine-authorisation.service.ts'
import { paths } from '../paths.ts'
import { addDays, type Day } from '../platform/day.ts'
import type { MachineKind } from '../programme/programme.rules.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { studentsNamed } from '../schools/student-facts.service.ts'
import type { Student } from '../schools/student.rules.ts'
import { write } from './lab-letter.service.ts'
import { type Made, remindEach, type Round } from './round.service.ts'

/** How many days before the end students are told. */
const warnings = [30, 7]

/**
 * Tells students 30 and 7 days before that an authorisation ends, once each; after days without a worker only the more
 * urgent one. Who has no address hears it at the lab. For jobs only.
 */
export async function remindAuthorisations(ctx: Ctx, { asOf, publicUrl }: Round): Promise<Made> {
  authorise(ctx.actor, 'reminder.send', {})
  const expiring = await expiringAuthorisations(ctx, { from: asOf, to: addDays(asOf, Math.max(...warnings)) })
  const students = await studentsNamed(expiring.map(({ studentId }) => studentId))
  const { machineKinds } = await currentProgramme()
  const due = expiring.flatMap((each) => warned(each, students, asOf))
  return remindEach(due, ({ key, to, authorisation }) => {
    const machine = machineName(machineKinds, authorisation.machineKind)
    const data = { machine, until: authorisation.lastDay, link: publicUrl + paths.authorisations() }
    const content = { kind: 'authorisation-expiring' as const, data }
    return write(ctx, [{ to, mark: authorisation.studentId }], { key, about: authorisation._id, content })
  })
}

function warned(authorisation: Expiring, students: ReadonlyMap<string, Student>, asOf: Day) {
  const { _id, studentId, lastDay } = authorisation
  const student = students.get(studentId)
  const warning = dueWarning(lastDay, asOf, warnings)
  if (warning === null || !student?.email) return []
  const to = { name: student.givenName, email: student.email, language: 'it' as const, discreet: true }
  return [{ key: `authorisation-expiring:${_id}:${lastDay}:${warning}`, to, authorisation }]
}

function machineName(kinds: readonly MachineKind[], code: string): string {
  return kinds.find((kind) => kind.code === code)?.name.it ?? code
}
