import { describe, expect, test } from '@jest/globals'
import { usualLabNorms } from '../../src/norms/lab-norms.rules.ts'
import { logoOf, packLimits, readPack } from '../../src/programme/programme-pack.rules.ts'
import { anEntry, aProgramme, png } from './a-programme.ts'

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

  test('of before there were labs has the usual rules and no machines', () => {
    const { machineKinds: _, norms: now, ...rest } = aProgramme()
    const { labs: __, ...older } = now
    const read = readPack(JSON.stringify({ ...rest, norms: older }))
    expect(read).toEqual({ ok: true, programme: { ...aProgramme(), machineKinds: [] } })
    expect(aProgramme().norms.labs).toEqual(usualLabNorms)
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
    [
      'rules for the labs beyond their ranges',
      labNorms({
        enrolmentLockPercent: 101,
        offerHours: 0,
        lowAttendance: { below: 9, sessions: 0, action: 'shout' },
        authorisation: { months: 0, idleMonths: null },
      }),
      [
        'norms.labs.enrolmentLockPercent: out-of-range',
        'norms.labs.offerHours: out-of-range',
        'norms.labs.lowAttendance.sessions: out-of-range',
        'norms.labs.lowAttendance.action: not-in-list',
        'norms.labs.authorisation.months: out-of-range',
      ],
    ],
    ['half of the rules for the labs', { norms: { ...norms, labs: { offerHours: 72 } } }, halfOfLabNorms()],
    [
      'a machine that does not say who may use it',
      { machineKinds: [anEntry('laser')] },
      ['machineKinds[0].authorisation: missing'],
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

function labNorms(change: Loose): Loose {
  return { norms: { ...norms, labs: { ...usualLabNorms, ...change } } }
}

function halfOfLabNorms(): string[] {
  const missing = [
    'enrolmentLockPercent',
    'attendancePercent',
    'rollCallDays',
    'lowAttendance',
    'minimum',
    'authorisation',
  ]
  return missing.map((key) => `norms.labs.${key}: missing`)
}

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
