import { describe, expect, test } from '@jest/globals'
import type { Actor } from '../../src/access/actor.ts'
import {
  asksTheHost,
  datesRefusals,
  documentChecklist,
  type DocumentStanding,
  documentStanding,
  type DocumentVersion,
  dueWarning,
  isMet,
  type PartnerDocumentKind,
  requiredDocuments,
  seesVersion,
  versionToShow,
} from '../../src/documents/document.rules.ts'
import type { PartnerKind } from '../../src/partners/partner.rules.ts'
import { day } from '../../src/platform/day.ts'

const today = day('2026-11-22')

describe('the dates of a version', () => {
  test.each([
    ['other', '2026-11-22', null, []],
    ['other', '2026-11-23', null, [['issuedOn', 'issued-in-future']]],
    ['insurance', '2026-01-01', '2026-12-31', []],
    ['insurance', '2026-01-01', null, [['expiresOn', 'expiry-required']]],
    ['safety-certificate', '2026-01-01', null, [['expiresOn', 'expiry-required']]],
    ['dvr-section', '2026-01-01', null, []],
    ['insurance', '2026-01-01', '2026-11-22', []],
    ['insurance', '2026-01-01', '2026-11-21', [['expiresOn', 'already-expired']]],
    ['insurance', '2026-11-01', '2026-11-01', [['expiresOn', 'expires-before-issue']]],
    [
      'insurance',
      '2027-01-01',
      '2026-12-31',
      [
        ['issuedOn', 'issued-in-future'],
        ['expiresOn', 'expires-before-issue'],
      ],
    ],
  ] as const)('%s of %s until %s: %j', (kind, issued, ends, expected) => {
    const dates = { issuedOn: day(issued), expiresOn: ends && day(ends) }
    const found = datesRefusals(kind, dates, today)
    expect(found.map(({ field, reason }) => [field, reason])).toEqual(expected)
  })
})

describe('how a document stands', () => {
  test.each([
    // accepted, last day, newer waits
    [null, null, true, 'waiting'],
    [null, null, false, 'refused'],
    [1, null, false, 'accepted'],
    [1, null, true, 'accepted'],
    [1, '2026-11-21', false, 'expired'],
    [1, '2026-11-21', true, 'waiting'],
    [1, '2026-11-22', false, 'expiring'],
    [1, '2026-12-22', false, 'expiring'],
    [1, '2026-12-23', false, 'accepted'],
  ] as const)('accepted %j until %j, newer waits %j: %s', (accepted, ends, waiting, expected) => {
    expect(documentStanding({ accepted, expiresOn: ends && day(ends), waiting }, today, 30)).toBe(expected)
  })
})

describe('what is asked of a host', () => {
  test.each<[PartnerKind, PartnerDocumentKind[][]]>([
    ['firm', [['dvr-section'], ['insurance'], ['company-register']]],
    ['employment-agency', [['dvr-section'], ['insurance'], ['company-register']]],
    ['professional', [['dvr-section', 'self-declaration'], ['insurance'], ['company-register']]],
    ['fablab', [['dvr-section', 'self-declaration'], ['insurance']]],
    ['third-sector', [['dvr-section', 'self-declaration'], ['insurance']]],
    ['public-body', [['dvr-section', 'self-declaration'], ['insurance']]],
  ])('%s', (kind, expected) => {
    expect(requiredDocuments(kind)).toEqual(expected)
  })

  const listed = (kind: PartnerDocumentKind, accepted: boolean, rest: { ends?: string; waiting?: boolean } = {}) => ({
    documentId: `${kind}-${rest.ends ?? 'x'}`,
    kind,
    accepted: accepted ? 1 : null,
    expiresOn: rest.ends ? day(rest.ends) : null,
    waiting: rest.waiting ?? false,
  })
  const standings = (kind: PartnerKind, documents: Parameters<typeof documentChecklist>[1]) =>
    documentChecklist(kind, documents, { today, soon: 60 }).map(({ standing }) => standing)

  test('is all missing where nothing was uploaded', () => {
    expect(standings('firm', [])).toEqual(['missing', 'missing', 'missing'])
  })

  test('is met by a declaration where there is no risk assessment, but not for a firm', () => {
    const documents = [listed('self-declaration', true), listed('insurance', true, { ends: '2027-11-22' })]
    expect(standings('fablab', documents)).toEqual(['accepted', 'accepted'])
    expect(standings('firm', documents)).toEqual(['missing', 'accepted', 'missing'])
  })

  test('is spoken for by the document that stands best, and among equals ends last', () => {
    const policies = [
      listed('insurance', true, { ends: '2026-11-01' }),
      listed('insurance', true, { ends: '2027-06-30' }),
      listed('insurance', true, { ends: '2027-12-31' }),
      listed('insurance', false),
    ]
    const [, line] = documentChecklist('fablab', policies, { today, soon: 60 })
    expect(line).toEqual({
      kinds: ['insurance'],
      standing: 'accepted',
      documentId: 'insurance-2027-12-31',
      expiresOn: '2027-12-31',
      waiting: false,
    })
  })

  test('says that a newer one waits while the old one is valid', () => {
    const policies = [listed('insurance', true, { ends: '2026-12-01', waiting: true })]
    const [, line] = documentChecklist('fablab', policies, { today, soon: 60 })
    expect(line).toMatchObject({ standing: 'expiring', waiting: true })
  })

  test.each<[DocumentStanding, boolean, boolean, boolean]>([
    // standing, newer waits; met, the host must act
    ['missing', false, false, true],
    ['refused', false, false, true],
    ['expired', false, false, true],
    ['waiting', true, false, false],
    ['expiring', false, true, true],
    ['expiring', true, true, false],
    ['accepted', false, true, false],
  ])('%s, newer waits %s: met %s, asks the host %s', (standing, waiting, met, asks) => {
    expect(isMet({ standing })).toBe(met)
    expect(asksTheHost({ standing, waiting })).toBe(asks)
  })
})

describe('who sees a version', () => {
  const office = { role: 'office', accountId: 'a', schoolId: 'galilei' } as const
  const actors: Record<string, Actor> = {
    city: { role: 'city', accountId: 'c' },
    host: { role: 'host', accountId: 'h', partnerId: 'fablab' },
    office,
    teacher: { role: 'teacher', accountId: 't', schoolId: 'galilei', classIds: [] },
  }
  const version = (n: number, state: DocumentVersion['state'], schoolId: string | null = null) => ({
    ...({} as DocumentVersion),
    n,
    state,
    by: { accountId: null, linkId: null, name: 'Ugo', schoolId },
  })

  test.each([
    ['city', 'waiting', null, true],
    ['host', 'refused', null, true],
    ['office', 'accepted', null, true],
    ['office', 'waiting', null, false],
    ['office', 'refused', 'volta', false],
    ['office', 'waiting', 'galilei', true],
    ['teacher', 'superseded', null, false],
  ] as const)('%s, %s, uploaded by school %j: %s', (who, state, schoolId, expected) => {
    expect(seesVersion(actors[who] ?? office, version(1, state, schoolId))).toBe(expected)
  })

  test('is shown the one in force, or the newest that it may see', () => {
    const versions = [version(1, 'accepted'), version(2, 'waiting')]
    expect(versionToShow({ role: 'city', accountId: 'c' }, { versions, accepted: 1 })?.n).toBe(1)
    expect(versionToShow({ role: 'city', accountId: 'c' }, { versions: versions.slice(1), accepted: null })?.n).toBe(2)
    expect(versionToShow(office, { versions: versions.slice(1), accepted: null })).toBeNull()
  })
})

test.each([
  ['2027-02-01', null],
  ['2027-01-21', 60],
  ['2026-12-23', 60],
  ['2026-12-22', 30],
  ['2026-11-30', 30],
  ['2026-11-29', 7],
  ['2026-11-22', 7],
  ['2026-11-21', null],
] as const)('of a document that ends on %s the warning of %j days is due', (ends, expected) => {
  expect(dueWarning(day(ends), today, [60, 30, 7])).toBe(expected)
})
