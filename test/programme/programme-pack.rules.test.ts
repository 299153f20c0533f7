import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, day } from '../../src/platform/day.ts'
import { checkProgramme, logoOf, packLimits, packText, readPack } from '../../src/programme/programme-pack.rules.ts'
import type { Programme } from '../../src/programme/programme.rules.ts'
import { anEntry, aProgramme, png, shippedProgramme, shippedText } from './a-programme.ts'

type Loose = Record<string, unknown>

/** What is wrong with a pack that differs from a good one, as 'where: reason'. */
function wrongWith(change: Loose): string[] {
  const checked = readPack(JSON.stringify({ ...aProgramme(), ...change }))
  return checked.ok ? [] : checked.problems.map(({ where, reason }) => `${where}: ${reason}`)
}

const { calendar, norms, texts } = aProgramme()

describe('a pack', () => {
  test('that is sound gives the programme it says', () => {
    expect(readPack(JSON.stringify(aProgramme()))).toEqual({ ok: true, programme: aProgramme() })
    expect(readPack(`\ufeff${JSON.stringify(aProgramme())}`).ok).toBe(true)
  })

  test('may leave out what may be nothing', () => {
    const { logo: _, map: __, cityName: ___, ...rest } = aProgramme()
    expect(readPack(JSON.stringify(rest))).toMatchObject({
      ok: true,
      programme: { logo: null, map: null, cityName: null },
    })
  })

  test.each<[string, Loose, string[]]>([
    ['a code that is there twice', { themes: [anEntry('a'), anEntry('b'), anEntry('a')] }, ['themes[2].code: twice']],
    ['a code with capitals', { themes: [anEntry('Making')] }, ['themes[0].code: not-a-code']],
    ['a name in one language', { name: { it: 'Prova' } }, ['name.en: missing']],
    ['a key nobody knows', { colour: 'red' }, ['colour: unknown-key']],
    ['a key nobody knows, deep inside', { norms: { ...norms, cap: 3 } }, ['norms.cap: unknown-key']],
    ['a feast that is not there every year', patronOn('02-29'), ['calendar.patron.on: not-a-feast']],
    ['a feast in a thirteenth month', patronOn('13-01'), ['calendar.patron.on: not-a-feast']],
    [
      'a closure on a day that does not exist',
      closed(['2027-02-30', '2027-03-01']),
      ['calendar.closures[0].from: not-a-day'],
    ],
    [
      'a closure the wrong way round',
      closed(['2027-02-13', '2027-02-12']),
      ['calendar.closures[0]: ends-before-it-begins'],
    ],
    [
      'closures that share a day',
      closed(['2027-02-12', '2027-02-13'], ['2027-02-13', '2027-02-14']),
      ['calendar.closures[1]: not-in-order'],
    ],
    [
      'a bar in a name that is edited in a line',
      { themes: [{ code: 'a', name: { it: 'Taglio | incisione', en: 'Cutting' }, retired: false }] },
      ['themes[0].name.it: bar-in-name'],
    ],
    ['warnings that rise', { norms: { ...norms, expiryWarnings: [7, 30] } }, ['norms.expiryWarnings[1]: not-in-order']],
    ['no warnings', { norms: { ...norms, expiryWarnings: [] } }, ['norms.expiryWarnings: too-few']],
    [
      'a warning after more than a year',
      { norms: { ...norms, expiryWarnings: [366] } },
      ['norms.expiryWarnings[0]: out-of-range'],
    ],
    ['half a month', { norms: { ...norms, agreementMonths: 1.5 } }, ['norms.agreementMonths: wrong-type']],
    [
      'a yes that is a text',
      { norms: { ...norms, qualificationRequired: 'si' } },
      ['norms.qualificationRequired: wrong-type'],
    ],
    [
      'a district beyond the pole',
      { districts: [{ ...anEntry('n'), position: { lat: 91, lon: 0 } }] },
      ['districts[0].position.lat: out-of-range'],
    ],
    ['a kind of school nobody has', { tracks: [{ ...anEntry('t'), kind: 'serale' }] }, ['tracks[0].kind: not-in-list']],
    [
      'participants counted by the kilo',
      { activityKinds: [{ ...anEntry('t'), countedBy: 'kilo' }] },
      ['activityKinds[0].countedBy: not-in-list'],
    ],
    ['an empty text of the agreement', { texts: { ...texts, agreement: [] } }, ['texts.agreement: empty']],
    ['a list that is an object', { themes: {} }, ['themes: wrong-type']],
    ['too many themes', { themes: Array.from({ length: 501 }, (_, n) => anEntry(`t${n}`)) }, ['themes: too-many']],
    ['control characters in a name', { edition: 'a\u0000b' }, ['edition: wrong-type']],
    ['a text as logo', logo(Buffer.from('<svg onload="alert(1)"/>')), ['logo: not-an-image']],
    [
      'a logo that says it is another',
      { logo: { type: 'image/jpeg', base64: png.toString('base64') } },
      ['logo: not-an-image'],
    ],
    ['a logo that is no base64', { logo: { type: 'image/png', base64: '***' } }, ['logo: not-an-image']],
    [
      'a logo that is too large',
      logo(Buffer.concat([png, Buffer.alloc(packLimits.logoBytes)])),
      ['logo: image-too-large'],
    ],
  ])('with %s says where it is wrong', (_, change, problems) => expect(wrongWith(change)).toEqual(problems))

  test('with several mistakes names them all', () => {
    expect(wrongWith({ edition: '', themes: [anEntry('x', { name: { it: '', en: 'X' } })], texts: null })).toEqual([
      'edition: empty',
      'themes[0].name.it: empty',
      'texts: wrong-type',
    ])
  })

  test('in another format says which one is understood, and nothing else', () => {
    expect(readPack(JSON.stringify({ format: 2, anything: true }))).toEqual({
      ok: false,
      problems: [{ where: 'format', reason: 'unknown-format', detail: '1' }],
    })
    expect(readPack('{}')).toMatchObject({ problems: [{ where: 'format', reason: 'missing' }] })
  })

  test.each([
    ['no JSON', '{"format": 1,', 'not-json'],
    ['nothing', '', 'not-json'],
    ['a file of more than 1 MB', ' '.repeat(1024 * 1024 + 1), 'file-too-large'],
    ['a number', '7', 'wrong-type'],
    ['a list', '[]', 'wrong-type'],
    ['a hundred thousand brackets', '['.repeat(100_000), 'not-json'],
  ])('that is %s is refused', (_, text, reason) => {
    expect(readPack(text)).toMatchObject({ ok: false, problems: [{ where: '', reason }] })
  })

  test('cannot reach the prototype of anything', () => {
    const text = JSON.stringify(aProgramme()).replace('"code":"prova"', '"code":"prova","__proto__":{"admin":true}')
    expect(readPack(text)).toMatchObject({ problems: [{ where: '__proto__', reason: 'unknown-key' }] })
    expect('admin' in {}).toBe(false)
  })

  test('of another kind altogether gets a hundred problems at most', () => {
    const junk = Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`key${n}`, n]))
    expect(wrongWith(junk)).toHaveLength(100)
  })
})

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
    }),
    themes: list(fc.record(entry)),
    districts: list(fc.record({ ...entry, position: fc.option(position) })),
    tracks: list(
      fc.record({ ...entry, kind: fc.constantFrom('liceo', 'tecnico', 'professionale', 'other') }),
    ) as fc.Arbitrary<Programme['tracks']>,
    activityKinds: list(fc.record({ ...entry, countedBy: fc.constantFrom('classes', 'placements') })) as fc.Arbitrary<
      Programme['activityKinds']
    >,
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

  test('Milan has nine districts and its own patron; Turin eight, another patron and other kinds of activity', () => {
    const [milano, torino] = [shippedProgramme('milano'), shippedProgramme('torino')]
    expect([milano.districts.length, milano.calendar.patron?.on]).toEqual([9, '12-07'])
    expect([torino.districts.length, torino.calendar.patron?.on]).toEqual([8, '06-24'])
    expect(torino.activityKinds.map(({ code, countedBy }) => `${code}: ${countedBy}`)).toEqual([
      'percorso-triennale: classes',
      'stage: placements',
      'seminario: classes',
      'laboratorio: classes',
      'visita: classes',
    ])
    expect(shippedProgramme('neutro')).toMatchObject({ cityName: null, districts: [], calendar: { patron: null } })
  })
})

describe('a logo', () => {
  test('is kept with the type that its bytes say', () => {
    expect(logoOf(png)).toEqual({ type: 'image/png', base64: png.toString('base64') })
    expect(logoOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toMatchObject({ type: 'image/jpeg' })
  })

  test.each<[string, Buffer, string]>([
    ['empty', Buffer.alloc(0), 'not-an-image'],
    ['a page', Buffer.from('<html>'), 'not-an-image'],
    ['beyond 200 kB', Buffer.concat([png, Buffer.alloc(packLimits.logoBytes)]), 'image-too-large'],
  ])('that is %s is refused', (_, bytes, reason) => expect(logoOf(bytes)).toBe(reason))
})

function patronOn(on: string): Loose {
  return { calendar: { ...calendar, patron: { on, name: 'San Nessuno' } } }
}

function closed(...periods: [string, string][]): Loose {
  const closures = periods.map(([from, to]) => ({ from, to, reason: { it: 'Chiuso', en: 'Closed' } }))
  return { calendar: { ...calendar, closures } }
}

function logo(bytes: Buffer): Loose {
  return { logo: { type: 'image/png', base64: bytes.toString('base64') } }
}
