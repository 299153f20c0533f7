import { describe, expect, test } from '@jest/globals'
import { can } from '../../src/access/access.ts'
import type { PersonActor } from '../../src/access/actor.ts'
import { belongsOf } from '../../src/placements/placement-access.rules.ts'
import type { AmendmentTerms } from '../../src/placements/terms.rules.ts'
import {
  hostMaySignOn,
  hostTutorsBetween,
  isSchoolTutorOn,
  schoolTutorIdsOf,
  siteOn,
  stretchesOf,
  tutorsOn,
} from '../../src/placements/tutors.rules.ts'
import { day } from '../../src/platform/day.ts'

const person = (id: string) => ({ id, name: id.toUpperCase(), email: `${id}@example.org`, phone: null })
const schoolPerson = (id: string) => ({ id, name: id.toUpperCase(), email: `${id}@example.org` })
const site = (id: string) => ({ id, name: id, address: 'Via 1', postcode: '20100', town: 'Borgo' })

const host = { name: 'Officina', vatNumber: null, taxCode: null, ateco: null, site: site('main') }
const on = (text: string) => day(`2026-11-${text}`)

function placement(...amendments: AmendmentTerms[]) {
  const about = { reason: 'cambio', decidedAt: new Date(0), decidedBy: { accountId: null, name: '' } }
  return {
    schoolId: 's',
    classId: null,
    partnerId: 'p',
    studentId: 'x',
    schoolTutorId: 'anna',
    schoolTutor: { name: 'ANNA', email: 'anna@example.org' },
    hostTutor: person('mario'),
    host,
    terms: { from: on('02'), to: on('27'), timetable: [], plannedMinutes: 600 },
    amendments: amendments.map((each, index) => ({ ...each, ...about, _id: String(index) })),
  }
}

const changed = placement(
  { validFrom: on('16'), hostTutor: person('olga') },
  { validFrom: on('09'), schoolTutor: schoolPerson('ugo'), site: site('hall') },
)

describe('the tutors of a day', () => {
  test.each([
    ['08', 'mario', 'anna'],
    ['09', 'mario', 'ugo'],
    ['15', 'mario', 'ugo'],
    ['16', 'olga', 'ugo'],
  ])('on the %sth are %s and %s', (text, hostTutor, schoolTutor) => {
    const tutors = tutorsOn(changed, on(text))
    expect([tutors.hostTutor?.id, tutors.schoolTutor?.id]).toEqual([hostTutor, schoolTutor])
  })

  test('are in the end those who came last, and nobody where nobody was chosen', () => {
    expect(tutorsOn(changed, null)).toEqual({ hostTutor: person('olga'), schoolTutor: schoolPerson('ugo') })
    const none = { ...placement(), hostTutor: null, schoolTutor: null, schoolTutorId: null }
    expect(tutorsOn(none, on('09'))).toEqual({ hostTutor: null, schoolTutor: null })
  })

  test('sign for their own days and for no others', () => {
    const days = ['08', '15', '16'].map(on)
    const signed = (ids: string[]) => days.map((each) => hostMaySignOn(changed, ids, each))
    expect(signed(['mario'])).toEqual([true, true, false])
    expect(signed(['olga'])).toEqual([false, false, true])
    expect(days.map((each) => isSchoolTutorOn(changed, 'anna', each))).toEqual([true, false, false])
    expect(days.map((each) => isSchoolTutorOn(changed, 'ugo', each))).toEqual([false, true, true])
  })

  test('are not asked of who signs for the host without being its tutor, nor of two who share the work', () => {
    expect(hostMaySignOn(changed, [], on('16'))).toBe(true)
    expect(hostMaySignOn(changed, ['somebody-else'], on('16'))).toBe(true)
    const shares = {
      hostTutor: { ...person('mario'), percent: 40 },
      schoolTutor: { ...schoolPerson('eva'), percent: 50 },
    }
    expect(hostMaySignOn({ ...changed, shares }, ['mario'], on('16'))).toBe(true)
    expect(isSchoolTutorOn({ ...changed, shares }, 'eva', on('03'))).toBe(true)
  })

  test('may all see the placement, whoever was tutor when', () => {
    expect(schoolTutorIdsOf(changed)).toEqual(['anna', 'ugo'])
    const teacher = (accountId: string): PersonActor => ({ role: 'teacher', accountId, schoolId: 's', classIds: [] })
    const seen = ['anna', 'ugo', 'eva'].map((id) => can(teacher(id), 'placement.view', belongsOf(changed)))
    expect(seen).toEqual([true, true, false])
  })

  test('are reminded of the days between two by all who were tutor on them', () => {
    const between = (from: string, to: string) => hostTutorsBetween(changed, on(from), on(to)).map(({ id }) => id)
    expect(between('03', '15')).toEqual(['mario'])
    expect(between('13', '20')).toEqual(['mario', 'olga'])
    expect(between('16', '20')).toEqual(['olga'])
  })
})

describe('what a placement had, stretch by stretch', () => {
  test('is one where nothing changed, and otherwise each with its days', () => {
    expect(stretchesOf(placement(), () => 'a')).toEqual([{ from: '2026-11-02', to: '2026-11-27', value: 'a' }])
    expect(stretchesOf(changed, (each) => siteOn(changed, each).id)).toEqual([
      { from: '2026-11-02', to: '2026-11-08', value: 'main' },
      { from: '2026-11-09', to: '2026-11-27', value: 'hall' },
    ])
    expect(stretchesOf(changed, (each) => tutorsOn(changed, each).hostTutor?.id).map(({ to }) => to)).toEqual([
      '2026-11-15',
      '2026-11-27',
    ])
  })
})
