import { describe, expect, test } from '@jest/globals'
import { type Fact, firstBreak, type LedgerEntry, noHead, ringsOf, sealed } from '../../src/ledger/chain.rules.ts'
import { digestOf } from '../../src/ledger/chain.rules.ts'
import { findingsOf, isTooOld } from '../../src/ledger/ledger-check.rules.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'

const chain = { schoolId: 'galilei', schoolYear: schoolYear('2026/27') }
const at = new Date('2026-11-25T09:00:00Z')
const yesterday = new Date('2026-11-24T02:30:00Z')

function approval(n: number, change: Partial<Fact> = {}): Fact {
  return {
    source: `hours:p:2026-11-${n}:a`,
    kind: 'approval',
    subject: 'p',
    fields: { placement: 'p', day: `2026-11-${n}`, from: '08:30', to: '12:30', breakMinutes: 0, minutes: 240 },
    happenedAt: at,
    standing: 'holds',
    ...change,
  }
}

const facts = [10, 11, 12, 13].map((n) => approval(n))
const rings = () => ringsOf(chain, noHead, { facts, at })
const changed = (seq: number, change: Partial<LedgerEntry>) =>
  rings().map((ring) => (ring.seq === seq ? { ...ring, ...change } : ring))

describe('the chain', () => {
  test('is numbered from 1, and every ring holds the digest of the one before', () => {
    const [first, second] = rings()
    expect(first).toMatchObject({ _id: 'galilei:2026/27:1', seq: 1, previous: '', version: 1 })
    expect(second).toMatchObject({ seq: 2, previous: first?.digest })
    expect(firstBreak(rings())).toBeNull()
    expect(firstBreak([])).toBeNull()
  })

  test('goes on from its head', () => {
    const [first, second, ...others] = rings()
    const head = { seq: second?.seq ?? 0, digest: second?.digest ?? '' }
    expect(ringsOf(chain, head, { facts: facts.slice(2), at })).toEqual(others)
    expect(first?.digest).toMatch(/^[0-9a-f]{64}$/u)
  })

  test.each([
    ['a field altered', changed(2, { fields: { ...approval(11).fields, minutes: 480 } }), { seq: 2, how: 'altered' }],
    ['its moment altered', changed(3, { at: yesterday }), { seq: 3, how: 'altered' }],
    ['its subject altered', changed(1, { subject: 'other' }), { seq: 1, how: 'altered' }],
    ['a ring taken out', rings().filter(({ seq }) => seq !== 2), { seq: 2, how: 'missing' }],
    ['two rings swapped', [1, 0, 2, 3].flatMap((index) => rings()[index] ?? []), { seq: 1, how: 'missing' }],
    ['a version of the future', changed(4, { version: 9 }), { seq: 4, how: 'unknown-version' }],
  ])('breaks where it was touched: %s', (_, entries, broken) => {
    expect(firstBreak(entries)).toEqual(broken)
  })

  test('a ring altered together with its own digest shows at the next one', () => {
    const forged = changed(2, { fields: { ...approval(11).fields, minutes: 480 } }).map((ring) =>
      ring.seq === 2 ? { ...ring, digest: digestOf(ring) ?? '' } : ring,
    )
    expect(firstBreak(forged)).toEqual({ seq: 3, how: 'unlinked' })
  })

  test('a field that a later version adds leaves the rings of the first one whole', () => {
    const others = { rectification: [[]], submission: [[]], register: [[]], merge: [[]], deletion: [[]] }
    const first = { approval: [['minutes', 'day']], ...others }
    const second = {
      ...first,
      approval: [
        ['minutes', 'day'],
        ['minutes', 'day', 'mood'],
      ],
    }
    const ring = {
      ...chain,
      seq: 1,
      kind: 'approval' as const,
      source: 's',
      subject: 'p',
      version: 1,
      previous: '',
      at,
    }
    const fields = { minutes: 240, day: '2026-11-10' }
    const old = digestOf({ ...ring, fields }, first)
    expect(digestOf({ ...ring, fields: { ...fields, mood: 'good' } }, second)).toBe(old)
    const later = digestOf({ ...ring, version: 2, fields: { ...fields, mood: 'good' } }, second)
    expect(later).not.toBe(old)
    expect(digestOf({ ...ring, version: 2, fields: { ...fields, mood: 'bad' } }, second)).not.toBe(later)
  })

  test('keeps texts as digests only', () => {
    expect(sealed('Fresatura')).toMatch(/^[0-9a-f]{64}$/u)
    expect(sealed(null)).toBeNull()
  })
})

describe('the verification', () => {
  const check = (entries: readonly LedgerEntry[], stored: readonly Fact[], head = noHead) =>
    findingsOf({ entries, facts: stored, head, lastCheckAt: yesterday })

  test('finds nothing when everything agrees', () => {
    expect(check(rings(), facts)).toEqual([])
  })

  test.each([
    ['minutes altered', { fields: { ...approval(11).fields, minutes: 480 } }, ['minutes']],
    ['a field gone', { fields: { ...approval(11).fields, breakMinutes: null } }, ['breakMinutes']],
    ['given to another placement', { subject: 'q' }, ['subject']],
    ['declared replaced', { standing: 'replaced-by:hours:p:2026-11-11:b' as const }, ['standing']],
    ['no longer counting', { standing: 'contradictory' as const }, ['standing']],
  ])('names what differs in a stored line: %s', (_, change, names) => {
    const stored = facts.map((fact) => (fact.source === approval(11).source ? { ...fact, ...change } : fact))
    expect(check(rings(), stored)).toMatchObject([{ what: 'differs', seq: 2, source: approval(11).source, names }])
  })

  test('finds a line that was taken away, and one that was put in as if it were old', () => {
    expect(check(rings(), facts.slice(1))).toMatchObject([{ what: 'gone', seq: 1, source: approval(10).source }])
    const old = approval(20, { happenedAt: new Date('2026-11-20T10:00:00Z') })
    expect(check(rings(), [...facts, old])).toMatchObject([{ what: 'never-recorded', seq: null, source: old.source }])
    expect(check(rings(), [...facts, approval(21)])).toEqual([])
  })

  test('takes what was stored since the last verification, or while it ran, for what it is', () => {
    expect(isTooOld({ happenedAt: at }, null)).toBe(false)
    expect(isTooOld({ happenedAt: new Date('2026-11-24T02:00:00Z') }, yesterday)).toBe(false)
    expect(isTooOld({ happenedAt: new Date('2026-11-24T01:00:00Z') }, yesterday)).toBe(true)
  })

  test('expects the line that a rectification replaces to say so, and the new one to hold', () => {
    const replaced = approval(10, { standing: 'replaced-by:hours:p:2026-11-10:b' })
    const rectified = approval(10, {
      source: 'hours:p:2026-11-10:b',
      kind: 'rectification',
      fields: { ...approval(10).fields, minutes: 180, rectifies: replaced.source, reason: sealed('Uscita prima') },
    })
    const entries = ringsOf(chain, noHead, { facts: [approval(10), rectified], at })
    expect(check(entries, [replaced, rectified])).toEqual([])
    expect(check(entries, [approval(10), rectified])).toMatchObject([{ what: 'differs', names: ['standing'] }])
  })

  test('notices a chain that was cut short, or written anew as a whole', () => {
    const end = rings()[3]
    const head = { seq: 4, digest: end?.digest ?? '' }
    expect(check(rings().slice(0, 3), facts.slice(0, 3), head)).toMatchObject([{ what: 'chain-cut', seq: 4 }])
    const anew = ringsOf(chain, noHead, { facts, at: new Date('2026-11-25T10:00:00Z') })
    expect(check(anew, facts, head)).toMatchObject([{ what: 'chain-cut' }])
    expect(check(ringsOf(chain, head, { facts: [approval(14)], at }).slice(1), [], noHead)).toEqual([])
  })
})
