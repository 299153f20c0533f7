import { describe, expect, test } from '@jest/globals'
import {
  generalSafetyRefusals,
  hasGeneralSafety,
  isFamilyInformed,
} from '../../src/student-files/student-file.rules.ts'
import { StudentFiles } from '../../src/student-files/student-file.model.ts'
import { familyInformed, recordForClass } from '../../src/student-files/student-file.service.ts'
import { contextFor } from '../../src/access/actor.ts'
import { day } from '../../src/platform/day.ts'
import { demoPdf } from '../../scripts/demo/pdf.ts'
import { useTestApp } from '../support/app.ts'
import { testNow } from '../support/borgo-database.ts'

const borgo = useTestApp()
const own = '/studenti/giulia/fascicolo'
const today = day('2026-11-25')
const by = { accountId: null, name: 'Sara' }

describe('the file of a student', () => {
  test.each([
    [239, '2026-11-25', ['too-few-hours']],
    [240, '2026-11-25', []],
    [240, '2026-11-26', ['date-in-the-future']],
    [2401, '2026-11-25', ['too-many-hours']],
    [240, '2016-01-01', ['date-too-old']],
  ])('%i minutes of general training on %s', (minutes, on, expected) => {
    expect(generalSafetyRefusals({ on: day(on), minutes }, today)).toEqual(expected)
  })

  test('counts from its day on', () => {
    const familyNotice = { on: today, textVersion: '1', how: 'letter' as const, by }
    expect([isFamilyInformed({ familyNotice }, today), isFamilyInformed({ familyNotice }, day('2026-11-24'))]).toEqual([
      true,
      false,
    ])
    expect(isFamilyInformed(null, today)).toBe(false)
    const generalSafety = { on: today, minutes: 240, provider: 'x', scan: null, by }
    expect([
      hasGeneralSafety({ generalSafety }, today),
      hasGeneralSafety({ generalSafety }, day('2026-11-24')),
    ]).toEqual([true, false])
  })

  test('is kept by the office with its history, read by teacher and student, and nobody else’s', async () => {
    await StudentFiles.deleteMany({})
    const office = await borgo.signIn('segreteria@borgo.example')
    await office.visit(own)
    const wrong = await office.press('Annota', { on: '2026-11-26', textVersion: '2026/27', how: 'letter' })
    expect(wrong.$('#f-on-problem').text()).toContain('non è ancora arrivata')
    expect((await office.press('Annota', { on: '2026-11-20' })).html).toContain('Informativa annotata.')
    expect([...(await familyInformed(['giulia', 'bruno'], day('2026-11-20')))]).toEqual(['giulia'])
    expect([...(await familyInformed(['giulia'], day('2026-11-19')))]).toEqual([])
    const sent = { safetyOn: '2026-11-21', hours: '4:00', provider: 'Scuola' }
    const few = await office.attach(
      'Annota',
      { name: 'a.pdf', bytes: demoPdf(['Attestato']) },
      { ...sent, hours: '3:59' },
    )
    expect([few.status, few.text.includes('almeno 4 ore')]).toEqual([422, true])
    await office.visit(own)
    const saved = await office.attach('Annota', { name: 'a.pdf', bytes: demoPdf(['Attestato']) }, sent)
    expect(saved.html).toContain('Formazione generale annotata.')
    expect((await office.download(`${own}/attestato`)).headers['content-type']).toBe('application/pdf')
    const teacher = await borgo.signIn('docente@borgo.example')
    const read = await teacher.visit(own)
    expect([read.text.includes('20/11/2026'), read.$('main form').length]).toEqual([true, 0])
    expect((await teacher.post(own, {})).status).toBe(403)
    const student = await borgo.signIn('giulia.damico')
    expect((await student.visit(own)).status).toBe(200)
    expect((await student.visit('/studenti/bruno/fascicolo')).status).toBe(404)
    expect((await (await borgo.signIn('segreteria@volta.example')).visit(own)).status).toBe(404)
  })

  test('is written for many of a class at once, where nothing was there', async () => {
    await StudentFiles.deleteMany({ _id: { $ne: 'giulia' } })
    const coordinator = await borgo.signIn('coordinatore@borgo.example')
    const page = await coordinator.visit('/classi/galilei-3a/fascicoli')
    const all = page
      .$('input[name=students]')
      .toArray()
      .map((each) => String(page.$(each).val()))
    expect(all.length).toBeGreaterThan(3)
    expect((await coordinator.press('Annota per gli studenti spuntati', { students: [] })).text).toContain(
      'Spunta almeno uno',
    )
    await coordinator.visit('/classi/galilei-3a/fascicoli')
    const given = { students: all, what: 'notice', on: '2026-11-20', textVersion: 'a.s. 2026/27', how: 'portal' }
    const saved = await coordinator.press('Annota per gli studenti spuntati', given)
    expect(saved.html).toContain(`Annotata per ${all.length - 1} studenti.`)
    expect((await StudentFiles.findById('giulia').lean())?.familyNotice?.textVersion).toBe('Informativa 2026/27')
    const office = contextFor({ role: 'office', accountId: 'segreteria', schoolId: 'galilei' }, testNow)
    const record = { what: 'safety' as const, on: today, minutes: 240, provider: 'Scuola' }
    const some = { classId: 'galilei-3a', on: today, record }
    await expect(recordForClass(office, { ...some, studentIds: ['vanni'] })).rejects.toMatchObject({
      reasons: ['none-chosen'],
    })
    const five = await Promise.all(
      [1, 2, 3, 4, 5].map(() => recordForClass(office, { ...some, studentIds: ['bruno'] })),
    )
    expect(five.reduce((sum, each) => sum + each, 0)).toBe(1)
  })
})
