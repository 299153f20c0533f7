import { describe, expect, test } from '@jest/globals'
import { Placements } from '../../src/placements/placement.model.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { classStretches } from '../../src/placements/placement-class.rules.ts'
import { byClass, classesOver, inClassesOn } from '../../src/placements/placement-class.service.ts'
import { placementsBetween } from '../../src/placements/placement-period.service.ts'
import { listPlacements } from '../../src/placements/placement.service.ts'
import { day, daysOf } from '../../src/platform/day.ts'
import { hostMonth } from '../../src/registers/host-month.service.ts'
import { hoursSheet } from '../../src/registers/hours.sheet.ts'
import { placementFacts } from '../../src/registers/register.service.ts'
import { Enrolments } from '../../src/schools/enrolment.model.ts'
import { SchoolClasses } from '../../src/schools/school-class.model.ts'
import { useBorgoDatabase } from '../support/borgo-database.ts'
import { as, office, stored } from './cast.ts'

useBorgoDatabase()

const [id, old, next] = ['giulia-fablab', 'galilei-3a', 'galilei-4a-2027']
const autumn = new Date('2027-09-25T10:00:00+02:00')
const later = as({ role: 'office', accountId: 'segreteria', schoolId: 'galilei' }, autumn)

/** Giulia goes on at the fablab until 20 September 2027, when she is in the fourth year. */
async function goOnOverTheSummer(): Promise<void> {
  const third = await SchoolClasses.findById(old).lean()
  await SchoolClasses.create({ ...third, _id: next, schoolYear: schoolYear('2027/28'), year: 4, label: '4A INF' })
  await Enrolments.create({
    _id: 'giulia-4a',
    schoolId: 'galilei',
    classId: next,
    studentId: 'giulia',
    from: day('2027-09-01'),
    to: day('2028-08-31'),
    leaving: 'new-year',
  })
  await Placements.updateOne({ _id: id }, { $set: { 'terms.to': day('2027-09-20') } })
}

describe('the class of a placement across 31 August', () => {
  test('is that of the day, in lists, calendar, registers and files', async () => {
    await goOnOverTheSummer()
    const placement = await stored(id)
    const classOn = async (on: string) => (await inClassesOn([placement], day(on)))[0]?.student.className
    expect(await Promise.all(['2026-01-01', '2027-08-31', '2027-09-01', '2028-05-05'].map(classOn))).toEqual([
      '3A INF',
      '3A INF',
      '4A INF',
      '4A INF',
    ])
    expect((await classesOver(placement)).map(({ to, className }) => [to, className])).toEqual([
      ['2027-08-31', '3A INF'],
      ['2027-09-20', '4A INF'],
    ])

    const ofClass = async (classId: string) =>
      (await listPlacements(office, 'placement.view', { classId })).placements.map(({ _id }) => _id)
    expect([(await ofClass(old)).includes(id), await ofClass(next)]).toEqual([true, [id]])
    const week = { from: day('2027-09-06'), to: day('2027-09-12') }
    const inWeek = async (classId: string) => placementsBetween(later, { ...week, classId })
    expect((await inWeek(next)).map(({ _id, student }) => [_id, student.className])).toEqual([[id, '4A INF']])
    expect((await inWeek(old)).map(({ _id }) => _id)).not.toContain(id)

    const header = JSON.stringify(hoursSheet(await placementFacts(later, id)).header)
    expect(header).toContain('al 31/08/2027); 4A INF (dal 01/09/2027 al 20/09/2027)')
    const month = await hostMonth(later, { partnerId: 'fablab', month: '2027-09' })
    expect(month.lines.find((line) => line.placement._id === id)?.placement.student.className).toBe('4A INF')
    const entries = ['2027-08-30', '2027-09-01', '2027-09-03'].map((on) => ({ day: day(on) }))
    expect(
      (await byClass([{ placement, entries }])).map((each) => [each.placement.student.className, each.entries.length]),
    ).toEqual([
      ['3A INF', 1],
      ['4A INF', 2],
    ])
  })

  test('one that is prepared for a class stands with it, and where no class is known the one agreed stays', async () => {
    await Placements.updateOne(
      { _id: 'carlo-fablab' },
      { $set: { 'terms.from': day('2028-10-02'), 'terms.to': day('2028-10-20') } },
    )
    const { placements } = await listPlacements(office, 'placement.view', { classId: 'galilei-4a' })
    expect(placements.map(({ _id }) => _id)).toContain('carlo-fablab')
    const [shown] = await inClassesOn(
      placements.filter(({ _id }) => _id === 'carlo-fablab'),
      day('2028-10-02'),
    )
    expect(shown?.student.className).toBe((await stored('carlo-fablab')).student.className)
    expect(await classesOver(await stored('carlo-fablab'))).toEqual([])
    expect((await listPlacements(office, 'placement.view', { classId: 'nessuna' })).total).toBe(0)
  })

  test('days without a class make no stretch', () => {
    const days = daysOf(day('2027-08-30'), day('2027-09-03'))
    const classOn = (on: string) => (on < '2027-09-01' ? '3A' : on > '2027-09-02' ? '4A' : null)
    expect(classStretches(days, classOn).map(({ from, to, className }) => `${className} ${from} ${to}`)).toEqual([
      '3A 2027-08-30 2027-08-31',
      '4A 2027-09-03 2027-09-03',
    ])
  })
})
