import type { PersonRole } from '../../src/access/actor.ts'
import type { Hat } from '../../src/accounts/account.rules.ts'
import type { Edition } from '../../src/labs/edition.rules.ts'
import type { Agent } from 'node:http'
import type { Person, Visitor } from './cases.ts'
import type { City } from './city.ts'
import { writesHours } from './city-hours.ts'
import { signIn } from './visitors.ts'

/** How many of each role sign in: enough that they do not meet in one session. */
const SIGNED_IN: Record<PersonRole, number> = {
  city: 1,
  office: 5,
  coordinator: 10,
  teacher: 10,
  host: 20,
  student: 20,
}

/** Signs in people of every role, always the same; of the students those who have hours to write. */
export async function signInPeople(city: City, agent: Agent, port: number): Promise<Map<PersonRole, Visitor[]>> {
  const visitors = new Map<PersonRole, Visitor[]>()
  for (const [role, count] of Object.entries(SIGNED_IN) as [PersonRole, number][]) {
    const chosen = peopleOf(city, role).slice(0, count)
    const signedIn = chosen.map(async (person) => ({ person, session: await signIn(agent, port, person.identifier) }))
    visitors.set(role, await Promise.all(signedIn))
  }
  return visitors
}

function peopleOf(city: City, role: PersonRole): Person[] {
  return city.accounts.flatMap(({ email, username, hats }) => {
    const hat = hats.find((each) => each.role === role)
    if (!hat || (role === 'student' && !writesHours(hat.studentId ?? ''))) return []
    const students = city.enrolled.filter((student) => {
      if (role === 'student') return student._id === hat.studentId
      return student.schoolId === hat.schoolId && (role !== 'teacher' || hat.classIds.includes(student.classId))
    })
    const ids = new Set(students.map(({ _id }) => _id))
    const placements = city.placements.filter(
      ({ state, studentId, partnerId }) => state === 'active' && (ids.has(studentId) || partnerId === hat.partnerId),
    )
    return [
      {
        role,
        identifier: email ?? username ?? '',
        schoolId: hat.schoolId ?? '',
        partnerId: hat.partnerId ?? '',
        studentId: hat.studentId ?? '',
        classIds: [...new Set(students.map(({ classId }) => classId))],
        studentIds: [...ids],
        placementIds: placements.map(({ _id }) => _id),
        editionIds: city.labs.editions.filter((edition) => isTheirs(edition, hat)).map(({ _id }) => _id),
      },
    ]
  })
}

function isTheirs({ state, partnerIds, schoolIds, groups, participants }: Edition, hat: Hat): boolean {
  if (state !== 'running') return false
  switch (hat.role) {
    case 'city':
      return true
    case 'host':
      return partnerIds.includes(hat.partnerId ?? '')
    case 'student':
      return participants.some(({ studentId }) => studentId === hat.studentId)
    case 'teacher':
      return groups.some(
        ({ state: at, classIds }) => at === 'enrolled' && hat.classIds.some((id) => classIds.includes(id)),
      )
    default:
      return schoolIds.includes(hat.schoolId ?? '')
  }
}
