import type { Recipient } from '../notices/notice.rules.ts'
import { Accounts } from './account.model.ts'
import type { Account } from './account.rules.ts'

/** Somebody of the staff of a school, with the address of the own account. */
export interface StaffContact extends Recipient {
  accountId: string
  schoolId: string
  role: StaffRole
}

const staffRoles = ['office', 'coordinator', 'teacher'] as const
type StaffRole = (typeof staffRoles)[number]

/** Whom of the staff of which schools: certain people, and everybody with one of these roles. */
export interface StaffWanted {
  schoolIds: readonly string[]
  accountIds: readonly string[]
  roles: readonly ('office' | 'coordinator')[]
}

/**
 * People of schools whom one can write to, by name: the account is open, has an address, and works at that school now,
 * whatever it did before. Once for each school and role; for letters, after somebody else has decided what is in them.
 */
export async function staffContacts({ schoolIds, accountIds, roles }: StaffWanted): Promise<StaffContact[]> {
  if (schoolIds.length === 0) return []
  const at = { schoolId: { $in: [...new Set(schoolIds)] } }
  const accounts = await Accounts.find(
    {
      closedAt: null,
      email: { $ne: null },
      $or: [
        { hats: { $elemMatch: { ...at, role: { $in: [...roles] } } } },
        { _id: { $in: [...new Set(accountIds)] }, hats: { $elemMatch: { ...at, role: { $in: [...staffRoles] } } } },
      ],
    },
    { name: 1, email: 1, language: 1, hats: 1 },
  )
    .sort({ name: 1 })
    .lean<Pick<Account, '_id' | 'name' | 'email' | 'language' | 'hats'>[]>()
  const schools = new Set(schoolIds)
  return accounts.flatMap(({ _id, name, email, language, hats }) =>
    hats.flatMap(({ role, schoolId }): StaffContact[] => {
      const staffRole = staffRoles.find((each) => each === role)
      if (!staffRole || schoolId === null || !schools.has(schoolId)) return []
      return [{ accountId: _id, schoolId, role: staffRole, name, email, language }]
    }),
  )
}
