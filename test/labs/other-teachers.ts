import { Accounts } from '../../src/accounts/account.model.ts'

type Role = 'teacher' | 'office' | 'coordinator'

/** More people of a school, with an account each: `ada` is Ada, ada@scuola.example. */
export async function morePeople(ids: readonly string[], given: { schoolId?: string; role?: Role } = {}) {
  const { schoolId = 'galilei', role = 'teacher' } = given
  const hat = { role, schoolId, partnerId: null, studentId: null, classIds: [], place: schoolId }
  await Accounts.insertMany(
    ids.map((_id) => ({
      _id,
      name: _id.charAt(0).toUpperCase() + _id.slice(1),
      email: `${_id}@scuola.example`,
      hats: [hat],
      createdAt: new Date('2026-09-01T08:00:00Z'),
    })),
  )
}
