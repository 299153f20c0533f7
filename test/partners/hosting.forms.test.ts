import { describe, expect, test } from '@jest/globals'
import { readHosting } from '../../src/partners/hosting.forms.ts'
import { readApplication, readDecision } from '../../src/partners/qualification.forms.ts'
import { readWork } from '../../src/partners/work.forms.ts'
import { day } from '../../src/platform/day.ts'

const known = { today: day('2026-11-22'), tracks: ['moda', 'grafica'] }
const read = (change: Record<string, unknown>) => readHosting({ seats: '4', version: '1', ...change }, known)
const problemsOf = (result: { ok: true } | { ok: false; problems: Record<string, string> }) =>
  result.ok ? {} : result.problems

describe('the form of hosting', () => {
  test('reads seats, periods, tracks, networks, website and the texts of the register', () => {
    const full = read({
      accessibleSeats: '1',
      'period-1-from': '11',
      'period-1-to': '2',
      'period-3-from': '6',
      'period-3-to': '6',
      tracks: 'moda',
      networks: ' Rete A \r\n\r\nRete   B\nRete A',
      website: 'www.officina.example/scuole/',
      registered: 'yes',
      since: '01/02/2023',
      structural: 'Piano terra\r\nsenza gradini',
    })
    expect(full).toEqual({
      ok: true,
      value: {
        seats: 4,
        accessibleSeats: 1,
        periods: [
          { from: 11, to: 2 },
          { from: 6, to: 6 },
        ],
        tracks: ['moda'],
        networks: ['Rete A', 'Rete B'],
        website: 'https://www.officina.example/scuole',
        rasl: {
          registered: true,
          since: '2023-02-01',
          structural: 'Piano terra\nsenza gradini',
          technological: null,
          organisational: null,
          experience: null,
        },
        version: 1,
      },
    })
  })

  test('may say nothing yet', () => {
    expect(read({ seats: '' })).toMatchObject({ ok: true, value: { seats: null, accessibleSeats: 0, periods: [] } })
  })

  test.each([
    [{ seats: 'tanti' }, { seats: 'not-a-number' }],
    [{ seats: '-1' }, { seats: 'not-a-number' }],
    [{ seats: '501' }, { seats: 'not-a-number' }],
    [{ accessibleSeats: '5' }, { accessibleSeats: 'more-than-seats' }],
    [{ 'period-2-from': '3' }, { 'period-2-to': 'half-a-period' }],
    [{ 'period-2-from': '13', 'period-2-to': '4' }, { 'period-2-from': 'half-a-period' }],
    [
      { 'period-1-from': '11', 'period-1-to': '2', 'period-4-from': '2', 'period-4-to': '5' },
      { 'period-4-from': 'periods-overlap' },
    ],
    [{ tracks: ['moda', 'alchimia'] }, { tracks: 'not-in-list' }],
    [{ networks: Array.from({ length: 21 }, (_, n) => `Rete ${n}`).join('\n') }, { networks: 'too-many-lines' }],
    [{ networks: 'x'.repeat(161) }, { networks: 'too-many-lines' }],
    [{ website: 'javascript:alert(1)' }, { website: 'not-a-website' }],
    [{ website: 'ftp://officina.example' }, { website: 'not-a-website' }],
    [{ website: 'https://io:segreto@officina.example' }, { website: 'not-a-website' }],
    [{ website: 'il nostro sito' }, { website: 'not-a-website' }],
    [{ website: 'localhost' }, { website: 'not-a-website' }],
    [{ since: '01/02/2023' }, { registered: 'not-registered' }],
    [{ registered: 'yes', since: '23/11/2026' }, { since: 'not-yet' }],
    [
      { seats: 'x', 'period-1-to': '3' },
      { seats: 'not-a-number', 'period-1-from': 'half-a-period' },
    ],
  ])('refuses %j', (change, problems) => {
    expect(problemsOf(read(change))).toEqual(problems)
  })
})

describe('the form of work', () => {
  const typed = { name: ' Stampa   3D ', risk: 'low', themes: ['moda', 'moda'] }

  test('takes themes that the programme offers, each once', () => {
    expect(readWork(typed, ['moda'])).toEqual({
      ok: true,
      value: { id: null, facts: { name: 'Stampa 3D', description: null, risk: 'low', themes: ['moda'] } },
    })
    expect(problemsOf(readWork(typed, ['altro']))).toEqual({ themes: 'not-in-list' })
  })

  test('needs a name and a risk', () => {
    expect(problemsOf(readWork({}, []))).toEqual({ name: 'required', risk: 'required' })
    expect(problemsOf(readWork({ ...typed, risk: 'enorme' }, ['moda']))).toEqual({ risk: 'not-in-list' })
  })
})

describe('the forms of qualification', () => {
  test('an application needs the declaration, not words', () => {
    expect(readApplication({ seen: '0', declaration: 'yes', text: '' })).toEqual({
      ok: true,
      value: { text: null, seen: 0 },
    })
    expect(problemsOf(readApplication({ seen: '0' }))).toEqual({ declaration: 'declaration-missing' })
  })

  test('to qualify needs a day, to ask or to refuse needs words', () => {
    const decide = (change: Record<string, string>) => readDecision({ seen: '1', until: '22/11/2028', ...change })
    expect(decide({ kind: 'qualify' })).toEqual({
      ok: true,
      value: { decision: { kind: 'qualify', until: '2028-11-22', text: null }, seen: 1 },
    })
    expect(decide({ kind: 'refuse', text: 'No.' })).toEqual({
      ok: true,
      value: { decision: { kind: 'refuse', text: 'No.' }, seen: 1 },
    })
    expect(problemsOf(decide({ kind: 'qualify', until: '' }))).toEqual({ until: 'required' })
    expect(problemsOf(decide({ kind: 'ask-more', text: ' ' }))).toEqual({ text: 'text-missing' })
    expect(problemsOf(decide({}))).toEqual({ kind: 'required' })
  })
})
