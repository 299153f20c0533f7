import type { PersonRole } from '../../src/access/actor.ts'
import type { Account, Hat } from '../../src/accounts/account.rules.ts'
import type { Partner } from '../../src/partners/partner.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, instantOf } from '../../src/platform/day.ts'
import { type CitySchools, teacherIdOf } from './city-schools.ts'

interface Cast extends CitySchools {
  partners: readonly Partner[]
  passwordHash: string
  today: Day
}

type Who = Pick<Account, '_id' | 'name'> & { sign: { email: string } | { username: string }; hat: Hat }

/** Everybody signs in: the city, the staff of the schools, the hosts, and all the students with a user name. */
export function cityAccounts(cast: Cast): Account[] {
  const createdAt = instantOf(addDays(cast.today, -60), clockTime('09:00'))
  const people = [
    { _id: 'city', name: 'Carla Comune', sign: { email: 'citta@borgo.example' }, hat: hatOf('city', {}) },
    ...staffOf(cast),
    ...hostsOf(cast),
    ...studentsOf(cast),
  ]
  return people.map(({ _id, name, sign, hat }) => ({
    _id,
    name,
    email: null,
    username: null,
    ...sign,
    passwordHash: cast.passwordHash,
    hats: [hat],
    language: 'it',
    epoch: 0,
    createdAt,
    lastSignInAt: null,
    closedAt: null,
  }))
}

function hatOf(role: PersonRole, change: Partial<Hat>): Hat {
  return { role, schoolId: null, partnerId: null, studentId: null, classIds: [], place: 'Borgo', ...change }
}

function staffOf({ schools, enrolled }: Cast): Who[] {
  return schools.flatMap(({ _id: schoolId, name: place }) => {
    const staff = (role: PersonRole, id: string, hat: Partial<Hat> = {}): Who => ({
      _id: id,
      name: `Persona ${id}`,
      sign: { email: `${id}@borgo.example` },
      hat: hatOf(role, { schoolId, place, ...hat }),
    })
    const classes = new Map(
      enrolled.filter((student) => student.schoolId === schoolId).map(({ className, classId }) => [className, classId]),
    )
    return [
      staff('office', `${schoolId}office`),
      staff('coordinator', `${schoolId}coordinator`),
      ...[...classes].map(([label, id]) => staff('teacher', teacherIdOf(schoolId, label), { classIds: [id] })),
    ]
  })
}

function hostsOf({ partners }: Cast): Who[] {
  return partners.map(({ _id: partnerId, name: place }) => ({
    _id: `${partnerId}host`,
    name: `Persona ${partnerId}`,
    sign: { email: `${partnerId}@borgo.example` },
    hat: hatOf('host', { partnerId, place }),
  }))
}

function studentsOf({ students, schools }: Cast): Who[] {
  const names = new Map(schools.map(({ _id, name }) => [_id, name]))
  return students.map(({ _id: studentId, schoolId, surname, givenName }) => ({
    _id: `account${studentId}`,
    name: `${givenName} ${surname}`,
    sign: { username: studentId },
    hat: hatOf('student', { schoolId, studentId, place: names.get(schoolId) ?? '' }),
  }))
}
