import { describe, expect, test } from '@jest/globals'
import { approveHours } from '../../src/hours/approval.service.ts'
import { logHours } from '../../src/hours/hour-entry.service.ts'
import { wholePaths } from '../../src/hours/whole-path.service.ts'
import { certificateReasons } from '../../src/outcomes/certificate.rules.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { newId } from '../../src/platform/id.ts'
import { classSheets } from '../../src/registers/class-summary.sheet.ts'
import { hoursSheet } from '../../src/registers/hours.sheet.ts'
import { placementFacts } from '../../src/registers/register.service.ts'
import { PlacementAbsences } from '../../src/absences/absence.model.ts'
import { as, openWorkshop, times, week, workshopModels } from '../hours/workshop.ts'
import { useTestDatabase } from '../support/database.ts'
import { exampleClassRegister, examplePlacementRegister } from './example.ts'
import { minutesIn, rowOf, writtenAndRead } from './read-back.ts'

describe('a path that is shared by two hosts', () => {
  useTestDatabase([...workshopModels, PlacementAbsences])

  test('is measured as a whole, from whichever part of it', async () => {
    await openWorkshop()
    const ids = ['placement-lucia', 'placement-evening']
    const placements = () =>
      Placements.find({ _id: { $in: ids } })
        .sort({ _id: -1 })
        .lean()
    expect(await wholePaths(as('teacher'), await placements())).toEqual(new Map())
    await Placements.updateMany({ _id: { $in: ids } }, { $set: { pathId: 'placement-lucia' } })
    const input = { key: newId(), day: week.mon, times: [times('08:30', '12:30')], activity: 'Fresatura' }
    const [line] = await logHours(as('host'), 'placement-lucia', input)
    await approveHours(as('teacher'), 'placement-lucia', [{ day: week.mon, id: line?.entry.id ?? '' }])
    const whole = { planned: 40 * 60 + 1200, approved: 240 }
    expect([...(await wholePaths(as('teacher'), await placements()))]).toEqual(ids.map((id) => [id, whole]))
    expect((await placementFacts(as('teacher'), 'placement-evening')).path).toEqual(whole)
  })

  test('has its three quarters in the register of each part, beside the hours of the part', async () => {
    const register = examplePlacementRegister(40)
    const { approved } = register.totals
    const alone = hoursSheet(register).lines.map(({ name, value }) => [name, value])
    expect(Object.fromEntries(alone)['outcome']).toMatchObject({ result: 'SI' })
    const path = { planned: register.totals.planned + 6000, approved: approved + 60 }
    const [sheet] = await writtenAndRead([hoursSheet({ ...register, path })])
    if (!sheet) throw new Error('no sheet')
    const lines = hoursSheet({ ...register, path }).lines
    const value = (name: string) => lines.find((each) => each.name === name)?.value
    expect(value('done')).toMatchObject({ result: approved })
    expect([value('allDone'), value('allPlanned')]).toEqual([path.approved, path.planned])
    expect(value('outcome')).toMatchObject({ result: 'NO' })
    expect(value('missing')).toMatchObject({ result: (path.planned * 3) / 4 - path.approved })
    expect(JSON.stringify(sheet.getSheetValues())).toContain('del percorso condiviso')
  })

  test('is one path in the summary of a class, with one outcome', async () => {
    const register = exampleClassRegister(1)
    const [line] = register.lines
    const [half] = line?.placements ?? []
    if (!line || !half) throw new Error('no line')
    const path = { planned: 4800, approved: 3600 }
    const part = (id: string, minutes: number) => ({
      placement: { ...half.placement, _id: id, pathId: 'a' },
      totals: { ...half.totals, approved: minutes },
      path,
    })
    const shared = { ...register, lines: [{ ...line, placements: [part('a', 2400), part('b', 1200)] }] }
    const [summary, placements] = await writtenAndRead(classSheets(shared))
    if (!summary || !placements) throw new Error('no sheet')
    expect(summary.getRow(rowOf(summary, 'N.').number + 1).getCell(17).value).toBe('1 di 1')
    const first = rowOf(placements, 'N.').number + 1
    expect([0, 1].map((index) => placements.getRow(first + index).getCell(13).value)).toEqual(['SI', 'SI'])
    expect([0, 1].map((index) => minutesIn(placements.getRow(first + index).getCell(11)))).toEqual([2400, 1200])
  })

  test('is certified by its whole', () => {
    const competences = [{ area: 'technical' as const, text: 'Misura', level: 'good' as const }]
    const part = { approved: 600, planned: 1200, competences }
    expect(certificateReasons({ state: 'evaluated' }, part)).toEqual(['below-three-quarters'])
    expect(certificateReasons({ state: 'evaluated' }, part, { approved: 1800, planned: 2400 })).toEqual([])
  })
})
