import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { LabNorms } from '../../src/norms/lab-norms.rules.ts'
import { addDays, day } from '../../src/platform/day.ts'
import { checkProgramme, packText, readPack } from '../../src/programme/programme-pack.rules.ts'
import type { Programme } from '../../src/programme/programme.rules.ts'
import { aProgramme, shippedProgramme, shippedText } from './a-programme.ts'

describe('an exported programme', () => {
  const text = (max: number) =>
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: max }).map((s) => s.replaceAll(/\p{C}/gu, '').trim() || 'x')
  const names = fc.record({ it: text(40), en: text(40) })
  const code = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}$/u)
  // Edited in a line, whose parts a bar divides.
  const inLine = names.map(({ it, en }) => ({ it: it.replaceAll('|', '/'), en: en.replaceAll('|', '/') }))
  const entry = { code, name: inLine, retired: fc.boolean() }
  const list = <T extends { code: string }>(one: fc.Arbitrary<T>) =>
    fc.uniqueArray(one, { selector: (each) => each.code, maxLength: 6 })
  const position = fc.record({
    lat: fc.double({ min: -90, max: 90, noNaN: true }).map((n) => n + 0),
    lon: fc.double({ min: -180, max: 180, noNaN: true }).map((n) => n + 0),
  })
  const closures = fc.array(fc.tuple(fc.nat(20), fc.nat(20), inLine), { maxLength: 4 }).map((gaps) => {
    let from = day('2026-09-01')
    return gaps.map(([gap, length, reason]) => {
      const closure = { from: addDays(from, gap), to: addDays(from, gap + length), reason }
      from = addDays(closure.to, 1)
      return closure
    })
  })
  const labs: fc.Arbitrary<LabNorms> = fc.record({
    enrolmentLockPercent: fc.integer({ min: 0, max: 100 }),
    attendancePercent: fc.integer({ min: 1, max: 100 }),
    offerHours: fc.integer({ min: 1, max: 336 }),
    rollCallDays: fc.integer({ min: 0, max: 60 }),
    lowAttendance: fc.record({
      below: fc.nat(100),
      sessions: fc.integer({ min: 1, max: 10 }),
      action: fc.constantFrom('warn', 'suspend'),
    }),
    minimum: fc.record({ action: fc.constantFrom('warn', 'cancel'), warningDays: fc.nat(60) }),
    authorisation: fc.record({
      months: fc.option(fc.integer({ min: 1, max: 120 })),
      idleMonths: fc.option(fc.integer({ min: 1, max: 120 })),
    }),
  })
  const programmes: fc.Arbitrary<Programme> = fc.record({
    format: fc.constant(1 as const),
    code,
    edition: text(20),
    cityName: fc.option(text(20)),
    name: names,
    logo: fc.constantFrom(null, aProgramme().logo),
    map: fc.option(fc.record({ centre: position, zoom: fc.integer({ min: 1, max: 19 }) })),
    calendar: fc.record({
      patron: fc.option(fc.record({ on: fc.constantFrom('12-07', '06-24', '10-04'), name: text(20) })),
      closures,
    }),
    norms: fc.record({
      qualificationRequired: fc.boolean(),
      qualificationMonths: fc.integer({ min: 1, max: 120 }),
      agreementMonths: fc.integer({ min: 1, max: 120 }),
      expiryWarnings: fc
        .uniqueArray(fc.integer({ min: 1, max: 365 }), { minLength: 1, maxLength: 6 })
        .map((days) => days.toSorted((a, b) => b - a)),
      specificSafetyHours: fc.record({
        low: fc.integer({ min: 1, max: 40 }),
        medium: fc.integer({ min: 1, max: 40 }),
        high: fc.integer({ min: 1, max: 40 }),
      }),
      labs,
    }),
    themes: list(fc.record(entry)),
    districts: list(fc.record({ ...entry, position: fc.option(position) })),
    tracks: list(
      fc.record({ ...entry, kind: fc.constantFrom('liceo', 'tecnico', 'professionale', 'other') }),
    ) as fc.Arbitrary<Programme['tracks']>,
    activityKinds: list(
      fc.record({ ...entry, countedBy: fc.constantFrom('classes', 'labs', 'placements') }),
    ) as fc.Arbitrary<Programme['activityKinds']>,
    machineKinds: list(fc.record({ ...entry, authorisation: fc.boolean() })),
    texts: fc.record({
      welcome: fc.option(names),
      agreement: fc.array(text(30), { minLength: 1, maxLength: 8 }).map((lines) => lines.join('\n\n')),
    }),
  })

  test('imports unchanged, whatever is in it', () => {
    fc.assert(
      fc.property(programmes, (programme) => {
        expect(readPack(packText(programme))).toEqual({ ok: true, programme })
      }),
      { numRuns: 200 },
    )
  })
})

describe('the packs that come with the program', () => {
  test.each(['neutro', 'milano', 'torino'])('%s is sound, and comes back unchanged', (name) => {
    const programme = shippedProgramme(name)
    expect(readPack(packText(programme))).toEqual({ ok: true, programme })
    expect(checkProgramme(JSON.parse(shippedText(name)))).toEqual({ ok: true, programme })
    expect(programme.code).toBe(name)
  })

  test.each(['neutro', 'milano', 'torino'])('%s has an agreement with every part that the law asks for', (name) => {
    const { agreement } = shippedProgramme(name).texts
    expect(agreement.match(/^## Articolo \d+/gmu)).toHaveLength(17)
    const opened = agreement.match(/\{\{#se /gu)?.length
    expect([opened, agreement.match(/\{\{\/se\}\}/gu)?.length]).toEqual([opened, opened])
    for (const part of ['77', '784-quater', '784-novies', 'INAIL', '2016/679', 'convenzione.dal', 'dirigente.nome'])
      expect(agreement).toContain(part)
  })

  test.each(['neutro', 'milano', 'torino'])('%s has the machines of a fablab, and says who may use them', (name) => {
    const { machineKinds, themes, norms } = shippedProgramme(name)
    const guarded = machineKinds.filter(({ authorisation }) => authorisation).map(({ code }) => code)
    expect(guarded).toEqual(expect.arrayContaining(['laser-cutter', 'cnc-mill']))
    expect(machineKinds.find(({ code }) => code === '3d-printer')?.authorisation).toBe(false)
    const codes = themes.map(({ code }) => code)
    const always = ['making', 'coding', 'robotica', 'elettronica', 'stampa-3d', 'taglio-laser', 'cnc']
    expect(codes).toEqual(expect.arrayContaining(always))
    expect(norms.labs.attendancePercent).toBe(75)
  })

  test('Milan has nine districts and its own patron; Turin eight, another patron and other kinds of activity', () => {
    const [milano, torino] = [shippedProgramme('milano'), shippedProgramme('torino')]
    expect([milano.districts.length, milano.calendar.patron?.on]).toEqual([9, '12-07'])
    expect([torino.districts.length, torino.calendar.patron?.on]).toEqual([8, '06-24'])
    expect(torino.activityKinds.map(({ code, countedBy }) => `${code}: ${countedBy}`)).toEqual([
      'percorso-triennale: classes',
      'stage: placements',
      'seminario: classes',
      'laboratorio: labs',
      'visita: classes',
    ])
    expect(shippedProgramme('neutro')).toMatchObject({ cityName: null, districts: [], calendar: { patron: null } })
  })
})
