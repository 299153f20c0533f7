import type { Ctx } from '../access/actor.ts'
import { authorise } from '../access/access.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { newId } from '../platform/id.ts'
import { Accounts } from './account.model.ts'
import { issueLink } from './account-link.service.ts'
import type { ActivationSlip } from './account-link.rules.ts'
import { usernameFor } from './account.rules.ts'

export interface ActivationFor {
  studentId: string
  schoolId: string
  place: string
  surname: string
  givenName: string
}

/**
 * One slip with user name and code for each student who does not sign in yet; students who already do are left out.
 * Printing again makes new codes and the old ones stop working.
 */
export async function issueActivations(ctx: Ctx, people: readonly ActivationFor[]): Promise<ActivationSlip[]> {
  for (const { schoolId, studentId } of people) authorise(ctx.actor, 'student.activate', { schoolId, studentId })
  const slips: ActivationSlip[] = []
  for (const person of people) {
    const account = await studentAccount(ctx, person)
    if (account.passwordHash || account.closedAt || !account.username) continue
    const { secret, expiresAt } = await issueLink(account._id, 'activation', ctx.now)
    slips.push({ studentId: person.studentId, name: account.name, username: account.username, code: secret, expiresAt })
  }
  return slips
}

/** Which of these students already sign in, and when last. */
export async function studentSignIns(studentIds: readonly string[]) {
  const filter = { 'hats.studentId': { $in: [...studentIds] } }
  const accounts = await Accounts.find(filter, { hats: 1, passwordHash: 1, username: 1, lastSignInAt: 1 }).lean()
  return new Map(
    accounts.flatMap(({ hats, passwordHash, username, lastSignInAt }) =>
      hats.map((hat) => [hat.studentId, { active: passwordHash !== null, username, lastSignInAt }] as const),
    ),
  )
}

async function studentAccount(ctx: Ctx, person: ActivationFor) {
  const wanted = usernameFor(person.givenName, person.surname)
  for (let attempt = 0; ; attempt++) {
    const known = await Accounts.findOne({ 'hats.studentId': person.studentId }).lean()
    if (known) return known
    const username = attempt === 0 ? wanted : `${wanted}${attempt + 1}`
    // The unique indexes decide: on the user name (try the next number) and on the student (somebody made it meanwhile).
    await Accounts.create(newStudentAccount(ctx, person, username)).catch((error: unknown) => {
      if (!isDuplicateKey(error) || attempt > 500) throw error
    })
  }
}

function newStudentAccount(ctx: Ctx, person: ActivationFor, username: string) {
  const { studentId, schoolId, place, surname, givenName } = person
  const hat = { role: 'student' as const, schoolId, partnerId: null, studentId, classIds: [], place }
  return { _id: newId(), name: `${givenName} ${surname}`, username, hats: [hat], createdAt: ctx.now }
}
