import { describe, expect, test } from '@jest/globals'
import { approveHours, confirmHours } from '../../src/hours/approval.service.ts'
import { logHours } from '../../src/hours/hour-entry.service.ts'
import { totalsOfPlacement } from '../../src/hours/hour-totals.service.ts'
import { findPlacement } from '../../src/placements/placement.service.ts'
import { columnSum } from '../../src/platform/workbook-sheet.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { newId } from '../../src/platform/id.ts'
import { classSheets } from '../../src/registers/class-summary.sheet.ts'
import { hoursSheet } from '../../src/registers/hours.sheet.ts'
import { IssuedRegisters } from '../../src/registers/issued-register.model.ts'
import { issueClassRegister, issuePlacementRegister } from '../../src/registers/register.service.ts'
import { as, openWorkshop, times, week, workshopModels } from '../hours/workshop.ts'
import { useTestDatabase } from '../support/database.ts'

const id = 'placement-lucia'

async function threeDays(): Promise<void> {
  await openWorkshop()
  const refs = []
  for (const day of [week.mon, week.tue, week.wed]) {
    const input = { key: newId(), day, times: [times('08:30', '12:30', 20)], activity: 'Fresatura' }
    const lines = await logHours(as('student'), id, input)
    refs.push(...lines.map((line) => ({ day, id: line.entry.id })))
  }
  await confirmHours(as('host'), id, refs.slice(0, 2))
  await approveHours(as('teacher'), id, refs.slice(0, 1))
}

describe('issuing registers', () => {
  useTestDatabase(workshopModels)

  test('a placement’s register lists approved hours only, and says how many wait', async () => {
    await threeDays()
    const register = await issuePlacementRegister(as('teacher'), id)
    expect(register.entries.map(({ day }) => day)).toEqual([week.mon])
    expect(register.totals).toEqual({ approved: 220, confirmed: 220, logged: 220, planned: 2400 })
    const sheet = hoursSheet(register)
    expect(sheet.notice).toContain('7:20 ore non ancora convalidate')
    const placement = await findPlacement(as('teacher'), 'placement.view', id)
    expect(columnSum(sheet, 'hours')).toBe((await totalsOfPlacement(as('teacher'), placement)).approved)
  })

  test('who issued what, when and from which data is noted; the same data has the same digest', async () => {
    await threeDays()
    const first = await issuePlacementRegister(as('teacher'), id)
    await issuePlacementRegister(as('office'), id)
    const issued = await IssuedRegisters.find().sort({ _id: 1 }).lean()
    expect(issued).toHaveLength(2)
    expect(issued.find((each) => each._id === first.issue.number)).toMatchObject({
      kind: 'placement',
      placementId: id,
      schoolId: 'school-borgo',
      issuedBy: { accountId: 'account-anna', name: 'Anna Verdi' },
      issuedAt: as('teacher').now,
      approvedMinutes: 220,
      waitingMinutes: 440,
    })
    expect(issued[0]?.digest).toMatch(/^[0-9a-f]{64}$/u)
    expect(issued[0]?.digest).toBe(issued[1]?.digest)
    const waiting = await findPlacement(as('coordinator'), 'placement.view', id)
    expect(waiting._id).toBe(id)
  })

  test('another digest follows from another approval', async () => {
    await threeDays()
    await issuePlacementRegister(as('teacher'), id)
    const day = { key: newId(), day: week.thu, times: [times('08:30', '12:30')], activity: 'Misura' }
    const [line] = await logHours(as('host'), id, day)
    await approveHours(as('teacher'), id, [{ day: week.thu, id: line?.entry.id ?? '' }])
    await issuePlacementRegister(as('teacher'), id)
    const digests = new Set((await IssuedRegisters.find().lean()).map((each) => each.digest))
    expect(digests.size).toBe(2)
  })

  test('a class’s register counts each student against the minimum of the school', async () => {
    await threeDays()
    const register = await issueClassRegister(as('coordinator'), 'class-4b')
    expect(register.required).toBe(150 * 60)
    expect(register.lines).toHaveLength(1)
    expect(register.lines[0]?.counter.total).toMatchObject({ approved: 220, confirmed: 440, registered: 660, labs: 0 })
    expect(register.lines[0]?.placements.map(({ totals }) => totals.approved).sort()).toEqual([0, 220])
    const [summary, placements] = classSheets(register)
    expect(summary && columnSum(summary, 'approved')).toBe(220)
    expect(placements && columnSum(placements, 'approved')).toBe(220)
  })

  test('only the school issues, each for its own', async () => {
    await threeDays()
    await expect(issuePlacementRegister(as('host'), id)).rejects.toThrow(Forbidden)
    await expect(issuePlacementRegister(as('student'), id)).rejects.toThrow(Forbidden)
    await expect(issuePlacementRegister(as('otherTeacher'), id)).rejects.toThrow(NotFound)
    await expect(issuePlacementRegister(as('otherOffice'), id)).rejects.toThrow(NotFound)
    await expect(issueClassRegister(as('otherOffice'), 'class-4b')).rejects.toThrow(NotFound)
    await expect(issueClassRegister(as('otherTeacher'), 'class-4b')).rejects.toThrow(NotFound)
    await expect(issueClassRegister(as('host'), 'class-4b')).rejects.toThrow(Forbidden)
    expect(await IssuedRegisters.countDocuments()).toBe(0)
  })
})
