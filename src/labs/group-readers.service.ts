import { type StaffContact, staffContacts } from '../accounts/school-staff.service.ts'
import type { Recipient } from '../notices/notice.rules.ts'
import { schoolNames } from '../schools/school.service.ts'
import type { LabGroup } from './edition.rules.ts'

/** Somebody to write to at a school; `key` is the account, or what stands for a school where nobody can be written to. */
export interface GroupReader {
  key: string
  to: Recipient
}

type Group = Pick<LabGroup, 'schoolId' | 'teacher'> & Partial<Pick<LabGroup, 'by'>>

/**
 * Whom to write to at the schools about these groups, each person once: the teacher who comes along (and who enrolled
 * the group, where `by` is given), as long as the account is open, has an address and still belongs to the school. For
 * a group of which nobody is left, the coordinators of its school; without them its office. A school of which nobody at
 * all can be written to is one reader without an address: the outbox shows that the letter reached nobody.
 */
export async function groupReaders(groups: readonly Group[]): Promise<GroupReader[]> {
  const staff = await staffContacts({
    schoolIds: groups.map(({ schoolId }) => schoolId),
    accountIds: groups.flatMap(nearOf),
    roles: ['coordinator', 'office'],
  })
  const found = groups.map((group) => ({ schoolId: group.schoolId, people: readersOf(group, staff) }))
  const unreached = [...new Set(found.flatMap(({ schoolId, people }) => (people.length === 0 ? [schoolId] : [])))]
  const names = unreached.length > 0 ? await schoolNames(unreached) : new Map<string, string>()
  const nobody = unreached.map((id): GroupReader => {
    return { key: `nobody:${id}`, to: { name: names.get(id) ?? id, email: null, language: 'it' } }
  })
  const people = found.flatMap((each) => each.people).map(readerOf)
  return [...new Map([...people, ...nobody].map((reader) => [reader.key, reader])).values()]
}

/** The people by name whom a group goes back to. */
function nearOf({ teacher, by }: Group): string[] {
  return [teacher?.accountId ?? null, by?.accountId ?? null].filter((id) => id !== null)
}

function readersOf(group: Group, staff: readonly StaffContact[]): StaffContact[] {
  const here = staff.filter(({ schoolId }) => schoolId === group.schoolId)
  const near = nearOf(group)
  const groupsOfPeople = [
    here.filter(({ accountId }) => near.includes(accountId)),
    here.filter(({ role }) => role === 'coordinator'),
    here.filter(({ role }) => role === 'office'),
  ]
  return groupsOfPeople.find((people) => people.length > 0) ?? []
}

function readerOf({ accountId, name, email, language }: StaffContact): GroupReader {
  return { key: accountId, to: { name, email, language } }
}
