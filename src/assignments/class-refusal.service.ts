import type { Ctx } from '../access/actor.ts'
import { listSchoolStaff } from '../accounts/account.service.ts'
import { resourceKey } from '../bookings/booking.rules.ts'
import { clashNames } from '../labs/clash-names.service.ts'
import type { ClashNames } from '../labs/session-clash.rules.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { fullName } from '../schools/student.rules.ts'
import type { RefusalNames } from './class-refusal.rules.ts'
import type { Prepared, RefusedClass } from './prepared-placement.rules.ts'

/** For each class that was refused, by unit. */
export async function refusalNames(ctx: Ctx, done: readonly Prepared[]): Promise<Map<string, RefusalNames>> {
  const { machineKinds } = await currentProgramme()
  const found = new Map<string, RefusalNames>()
  for (const { unitId, refused } of done)
    if (refused) found.set(unitId, { names: await namesAround(ctx, refused), machineKinds })
  return found
}

/** The class is not in the edition yet, so that it cannot name it. */
async function namesAround(ctx: Ctx, { edition, clashes, schoolClass, students }: RefusedClass): Promise<ClashNames> {
  const [names, staff] = await Promise.all([
    clashNames(ctx, edition, { clashes }),
    listSchoolStaff(ctx, schoolClass.schoolId),
  ])
  const resources = new Map([
    ...names.resources,
    [resourceKey('class', schoolClass._id), schoolClass.label] as const,
    ...staff.map(({ _id, name }) => [resourceKey('person', _id), name] as const),
    ...students.map((student) => [resourceKey('student', student._id), fullName(student)] as const),
  ])
  return { ...names, resources }
}
