import { beforeEach, describe, expect, test } from '@jest/globals'
import { approveHours, confirmHours } from '../../src/hours/approval.service.ts'
import { logHours } from '../../src/hours/hour-entry.service.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { NotFound } from '../../src/platform/errors.ts'
import { newId } from '../../src/platform/id.ts'
import { cellShown } from '../../src/platform/sheet-text.ts'
import { columnSum, type Sheet } from '../../src/platform/workbook-sheet.ts'
import { leftPart } from '../../src/registers/class-left.pages.ts'
import { leaverCounter, memberCounter, submittedShares } from '../../src/registers/class-line.rules.ts'
import { classSheets } from '../../src/registers/class-summary.sheet.ts'
import { totalsOfClass } from '../../src/registers/register.rules.ts'
import { classFacts, classWaiting, issueClassRegister } from '../../src/registers/register.service.ts'
import { verifyRegister } from '../../src/registers/verification.service.ts'
import { RollCalls } from '../../src/roll-calls/roll-call.model.ts'
import { leftOn, staysByClass } from '../../src/schools/class-stay.rules.ts'
import { Enrolments } from '../../src/schools/enrolment.model.ts'
import { SchoolClasses } from '../../src/schools/school-class.model.ts'
import { day } from '../../src/platform/day.ts'
import { as, openWorkshop, times, week, workshopModels } from '../hours/workshop.ts'
import { useTestDatabase } from '../support/database.ts'
import { exampleClassRegister } from './example.ts'

const id = 'placement-lucia'
let refs: { day: typeof week.mon; id: string }[] = []

/** Monday approved, Tuesday confirmed, Wednesday written: 220 minutes each, in 4B and beside it an empty 4C. */
async function threeDays(): Promise<void> {
  await openWorkshop()
  const [first] = await SchoolClasses.find({ _id: 'class-4b' }).lean()
  await SchoolClasses.create({ ...first, _id: 'class-4c', section: 'C', label: '4C INF', teacherIds: [] })
  refs = []
  for (const on of [week.mon, week.tue, week.wed]) {
    const input = { key: newId(), day: on, times: [times('08:30', '12:30', 20)], activity: 'Fresatura' }
    const lines = await logHours(as('student'), id, input)
    refs.push(...lines.map((line) => ({ day: on, id: line.entry.id })))
  }
  await confirmHours(as('host'), id, refs.slice(0, 2))
  await approveHours(as('teacher'), id, refs.slice(0, 1))
}

/** Lucia leaves 4B after Monday, for 4C or for nowhere. */
async function leaves(leaving: 'class-change' | 'transferred' | 'withdrawn'): Promise<void> {
  await Enrolments.updateOne({ _id: 'enrolment-lucia' }, { $set: { to: week.mon, leaving } })
  if (leaving !== 'class-change') return
  const next = { schoolId: 'school-borgo', classId: 'class-4c', studentId: 'student-lucia' }
  await Enrolments.create({ ...next, _id: 'enrolment-4c', from: week.tue, to: null, leaving: null })
}

/** A row of a sheet by its headings, as it is read. */
function shown({ columns, rows }: Sheet, index = 0): Record<string, string> {
  return Object.fromEntries(columns.map(({ header, kind }, at) => [header, cellShown(rows[index]?.[at] ?? null, kind)]))
}

describe('who left a class in the year', () => {
  useTestDatabase([...workshopModels, RollCalls])
  beforeEach(threeDays)

  test.each(['transferred', 'withdrawn'] as const)(
    'stays in its summary with the hours done there: %s',
    async (why) => {
      await leaves(why)
      const facts = await classFacts(as('teacher'), 'class-4b')
      expect(facts.lines).toHaveLength(1)
      expect(totalsOfClass(facts.lines)).toEqual({ registered: 220, confirmed: 220, approved: 220, submitted: 0 })
      expect(facts.lines[0]?.left).toEqual({ on: week.mon, next: null, open: true })
      const [summary, placements] = classSheets(facts)
      if (!summary || !placements) throw new Error('two sheets')
      expect(shown(summary)).toMatchObject({
        'Ore 4° anno': '3:40',
        'Ore convalidate': '3:40',
        'Minimo di legge': '—',
        Residuo: '—',
        'Percorsi con 75 %': '—',
        Esito: 'in classe fino al 16/11/2026',
      })
      expect(summary.lines.slice(0, 3).map(({ value }) => value)).toEqual([0, 1, 0])
      expect([columnSum(summary, 'approved'), columnSum(placements, 'approved')]).toEqual([220, 220])
      expect(shown(placements)).toMatchObject({ 'Monte ore previsto': '', 'Ore registrate': '3:40', 'Esito 75 %': '—' })
      const left = leftPart(facts.lines, 'en')
      expect(JSON.stringify(left)).toContain('until 16')
      expect(left?.rules).toHaveLength(1)
    },
  )

  test('and is now in another one of the school has each hour in one of the two', async () => {
    await leaves('class-change')
    const office = as('office')
    const [before, after] = [await classFacts(office, 'class-4b'), await classFacts(office, 'class-4c')]
    expect(totalsOfClass(before.lines)).toMatchObject({ registered: 220, confirmed: 220, approved: 220 })
    expect(totalsOfClass(after.lines)).toMatchObject({ registered: 440, confirmed: 220, approved: 0 })
    expect(before.lines[0]?.left).toEqual({ on: week.mon, next: '4C INF', open: true })
    expect(classWaiting(before)).toEqual([])
    expect(classWaiting(after).map(({ minutes }) => minutes)).toEqual([220, 220])
    // Towards the minimum all of it counts, where the student is.
    expect(after.lines[0]).toMatchObject({ elsewhere: 220, counter: { done: 220, missing: 9000 - 220 } })
    const [old] = classSheets(before)
    const [summary] = classSheets(after)
    if (!old || !summary) throw new Error('two sheets')
    expect(shown(old)['Esito']).toBe('in classe fino al 16/11/2026, poi in 4C INF')
    expect(shown(summary)).toMatchObject({
      'Ore fatte altrove': '3:40',
      Residuo: '146:20',
      Esito: 'da completare',
    })
    expect(leftPart(after.lines, 'it')).toMatchObject({ table: null, rules: [expect.stringContaining('altra classe')] })
  })

  test('is read by who teaches that class, and by nobody else', async () => {
    await leaves('class-change')
    const { lines } = await classFacts(as('teacher'), 'class-4b')
    expect(lines.map(({ left }) => left?.open)).toEqual([false])
    expect(JSON.stringify(leftPart(lines, 'it'))).not.toContain('/studenti/')
    await expect(classFacts(as('teacher'), 'class-4c')).rejects.toThrow(NotFound)
    await expect(classFacts(as('otherTeacher'), 'class-4b')).rejects.toThrow(NotFound)
  })

  test('and came back is there once, and nobody is a leaver of a class not begun', async () => {
    await leaves('class-change')
    await Enrolments.updateOne({ _id: 'enrolment-4c' }, { $set: { to: week.tue, leaving: 'class-change' } })
    const back = { schoolId: 'school-borgo', classId: 'class-4b', studentId: 'student-lucia', from: week.wed }
    await Enrolments.create({ ...back, _id: 'enrolment-back', to: null, leaving: null })
    const [home, away] = [await classFacts(as('office'), 'class-4b'), await classFacts(as('office'), 'class-4c')]
    expect(home.lines.map(({ left }) => left)).toEqual([undefined])
    expect(totalsOfClass(home.lines)).toMatchObject({ registered: 440, confirmed: 220, approved: 220 })
    expect(totalsOfClass(away.lines)).toMatchObject({ registered: 220, confirmed: 220, approved: 0 })
    await Enrolments.updateMany({ classId: 'class-4c' }, { $set: { from: day('2026-12-01'), to: day('2026-12-02') } })
    expect((await classFacts(as('office'), 'class-4c')).lines).toEqual([])
  })

  test('makes a summary old only by hours that stand in it', async () => {
    await leaves('class-change')
    const [old, present] = [
      await issueClassRegister(as('office'), 'class-4b'),
      await issueClassRegister(as('office'), 'class-4c'),
    ]
    const later = (hours: number) => new Date(as('office').now.getTime() + hours * 3_600_000)
    await approveHours(as('teacher', later(1)), id, refs.slice(1, 2))
    expect((await verifyRegister(old.issue.number))?.superseded).toBeNull()
    expect((await verifyRegister(present.issue.number))?.superseded?.why).toBe('hours-changed')
    // Another one, days later and by somebody else, says the same: what is agreed for the days to come is in no summary.
    await issueClassRegister(as('teacher', later(48)), 'class-4b')
    expect((await verifyRegister(old.issue.number))?.superseded).toBeNull()
    await leaves('transferred')
    await Enrolments.deleteOne({ _id: 'enrolment-4c' })
    await issueClassRegister(as('office', later(49)), 'class-4b')
    expect((await verifyRegister(old.issue.number))?.superseded?.why).toBe('reissued')
  })
})

describe('the rules of leaving a class', () => {
  const held = (
    classId: string,
    from: string,
    to: string | null,
    leaving: 'class-change' | 'new-year' | null = null,
  ) => {
    return { classId, from: day(from), to: to === null ? null : day(to), leaving }
  }

  test('somebody has left with the last day, unless the enrolment is open, holds, or went on into the next year', () => {
    const gone = held('a', '2026-09-01', '2027-01-31', 'class-change')
    expect(leftOn([gone], day('2027-02-01'))).toBe('2027-01-31')
    expect(leftOn([gone], day('2027-01-31'))).toBeNull()
    expect(leftOn([gone, held('a', '2027-03-01', null)], day('2027-04-01'))).toBeNull()
    expect(leftOn([held('a', '2026-09-01', '2027-08-20', 'new-year')], day('2027-08-31'))).toBeNull()
  })

  test('the class somebody came back to is the last', () => {
    const labels = new Map([
      ['a', '3A'],
      ['b', '3B'],
    ])
    const list = [
      held('a', '2026-09-01', '2026-10-01', 'class-change'),
      held('b', '2026-10-02', '2026-11-01', 'class-change'),
      held('a', '2026-11-02', null),
    ]
    const found = staysByClass(list, { labels, last: day('2026-12-01') })
    expect(found.map(({ label, stays }) => [label, stays.map(({ to }) => to)])).toEqual([
      ['3B', ['2026-11-01']],
      ['3A', ['2026-10-01', '2026-12-01']],
    ])
  })

  test('what was sent is shared so that the sum stays', () => {
    expect(submittedShares([120, 60, 30], 200)).toEqual([120, 60, 20])
    expect(submittedShares([120, 60], 90)).toEqual([90, 0])
    expect(submittedShares([0, 60], 200)).toEqual([0, 200])
    expect(submittedShares([], 200)).toEqual([])
  })

  test('hours of the first two years count in no class, and need no sharing', () => {
    const share = { registered: 90, confirmed: 60, approved: 60, labs: 0, submitted: 0 }
    const course = { year: 2, schoolYear: schoolYear('2026/27'), kind: 'tecnico' as const }
    expect(leaverCounter(course, share).total.approved).toBe(0)
    expect(leaverCounter({ ...course, year: 3 }, share)).toMatchObject({ required: null, total: { approved: 60 } })
    const [line] = exampleClassRegister(1).lines
    if (!line) throw new Error('no line')
    const early = { schoolYear: schoolYear('2024/25'), elsewhere: [share] }
    expect(memberCounter(line.counter, early)).toBe(line.counter)
  })
})
