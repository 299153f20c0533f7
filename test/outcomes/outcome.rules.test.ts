import { describe, expect, test } from '@jest/globals'
import type { Actor } from '../../src/access/actor.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import {
  certificateNumber,
  certificateReasons,
  type CertifiedCompetence,
  competencesOf,
  reissueReasons,
} from '../../src/outcomes/certificate.rules.ts'
import {
  closingReasons,
  partyOf,
  readableBy,
  readsWords,
  unanswered,
  writingRefusal,
} from '../../src/outcomes/evaluation.rules.ts'
import { firstQuestionnaire } from '../../src/outcomes/first-questionnaire.rules.ts'
import {
  hasCompetence,
  itemsFor,
  type Level,
  questionnaireOf,
  readLines,
  writtenLines,
} from '../../src/outcomes/questionnaire.rules.ts'
import type { HistoryLine } from '../../src/placements/placement.rules.ts'
import type { PlacementState } from '../../src/placements/placement-state.rules.ts'
import { day } from '../../src/platform/day.ts'

const actors: Record<string, Actor> = {
  host: { role: 'host', accountId: 'h', partnerId: 'p' },
  student: { role: 'student', accountId: 's', schoolId: 'g', studentId: 's' },
  teacher: { role: 'teacher', accountId: 't', schoolId: 'g', classIds: [] },
  office: { role: 'office', accountId: 'o', schoolId: 'g' },
}
const link = (purpose: 'evaluation' | 'project'): Actor => ({
  role: 'guest',
  linkId: 'l',
  purpose,
  name: 'Fabio',
  partnerId: 'p',
  agreementId: null,
  placementId: 'x',
  party: null,
})
const as = (name: string): Actor => actors[name] ?? link('evaluation')

describe('the lines of a questionnaire', () => {
  test.each([
    ['Puntualità | Punctuality', null, 1],
    ['  A | B \n\n C|D ', null, 2],
    ['', null, 0],
    ['Solo italiano', 'no-translation', 1],
    ['A | ', 'no-translation', 1],
    ['A | B | C', 'no-translation', 1],
    [`${'a'.repeat(201)} | B`, 'line-too-long', 1],
    [`${'a'.repeat(200)} | B`, null, 1],
    [Array.from({ length: 12 }, () => 'A | B').join('\n'), null, 12],
    [Array.from({ length: 13 }, () => 'A | B').join('\n'), 'too-many-lines', 13],
  ])('%j', (text, refusal, count) => {
    const read = readLines(text)
    expect([read.refusal, read.lines.length]).toEqual([refusal, count])
  })

  test('are the same when they are typed again', () => {
    const { items } = firstQuestionnaire
    expect(readLines(writtenLines(items.filter(({ area }) => area === 'personal'))).lines).toHaveLength(3)
  })

  test('make a questionnaire only with a competence', () => {
    const line = { it: 'A', en: 'B' }
    const empty = { commitment: [line], personal: [], citizenship: [], enterprise: [], culture: [] }
    const own = { host: [], student: [], tutor: [line] }
    expect(hasCompetence({ about: empty, own })).toBe(false)
    expect(hasCompetence({ about: { ...empty, culture: [line] }, own })).toBe(true)
    const made = questionnaireOf(4, { about: empty, own }, null)
    expect([made._id, made.items[0]?.code, made.own.tutor[0]?.code]).toEqual(['v4', 'commitment-1', 'tutor-1'])
  })
})

const placement = (state: PlacementState, to = '2026-11-20') => ({
  state,
  terms: {
    from: day('2026-10-01'),
    to: day(to),
    timetable: [],
    plannedMinutes: 2400,
    calendar: { patron: null, closures: [] },
  },
  amendments: [],
})
const today = day('2026-11-25')

describe('an evaluation', () => {
  test.each([
    ['host', 'host'],
    ['student', 'student'],
    ['teacher', 'tutor'],
    ['office', null],
    ['guest', 'host'],
  ])('is filled in by the %s as %s', (who, party) => expect(partyOf(as(who))).toBe(party))

  test('is not that of somebody whose link is to sign', () => expect(partyOf(link('project'))).toBeNull())

  test.each([
    ['documents', false, 'not-begun'],
    ['active', false, null],
    ['suspended', false, null],
    ['active', true, null],
    ['concluded', true, null],
    ['evaluated', false, 'already-evaluated'],
    ['certified', true, 'already-evaluated'],
    ['cancelled', false, 'not-begun'],
  ] as const)('of a placement that is %s, handed in %s: %s', (state, send, refusal) => {
    expect(writingRefusal(placement(state), { party: 'student', send, today })).toBe(refusal)
  })

  test('is handed in from the last day on, not the day before', () => {
    const on = (last: string) => writingRefusal(placement('active', last), { party: 'host', send: true, today })
    expect([on('2026-11-25'), on('2026-11-26')]).toEqual([null, 'not-over-yet'])
  })

  test('has no host in a simulated enterprise, and none of an office', () => {
    const at = { ...placement('concluded'), kind: 'simulated-enterprise' as const }
    expect(writingRefusal(at, { party: 'host', send: false, today })).toBe('not-your-evaluation')
    expect(writingRefusal(at, { party: null, send: false, today })).toBe('not-your-evaluation')
  })

  test('says which answers are missing', () => {
    const items = itemsFor({ items: [] }, ['Usare il tornio'])
    const questions = [{ code: 'host-1', text: { it: 'A', en: 'B' } }]
    const answers = [{ code: 'technical-1', level: 'not-observed' as const }]
    expect(unanswered({ answers, own: [] }, { items, questions })).toEqual(['host-1'])
    expect(unanswered({ answers: [], own: [] }, { items, questions })).toEqual(['technical-1', 'host-1'])
  })

  const sent = (party: 'host' | 'student' | 'tutor', state: 'sent' | 'draft' = 'sent') => ({ party, state })

  test.each([
    ['host', [sent('student'), sent('tutor')], []],
    ['host', [sent('host'), sent('student'), sent('tutor', 'draft')], ['host', 'student']],
    ['student', [sent('host'), sent('student', 'draft')], []],
    ['student', [sent('host'), sent('student')], ['host', 'student']],
    ['teacher', [sent('host'), sent('student')], ['host', 'student']],
    ['office', [sent('host'), sent('student', 'draft')], ['host']],
  ])('as the %s reads those of %j: %j', (who, given, read) => {
    expect(readableBy(given, { actor: as(who), state: 'concluded' }).map(({ party }) => party)).toEqual(read)
  })

  test('are read by all whom they are about once the evaluation is closed', () => {
    const given = [sent('host'), sent('tutor'), sent('student', 'draft')]
    expect(readableBy(given, { actor: as('student'), state: 'evaluated' })).toHaveLength(2)
  })

  test.each([
    ['host', 'student', 'text', false],
    ['host', 'tutor', 'own', false],
    ['host', 'host', 'text', true],
    ['student', 'tutor', 'text', true],
    ['student', 'host', 'own', false],
    ['teacher', 'student', 'own', true],
    ['office', 'host', 'text', true],
  ] as const)('words: the %s reads of the %s the %s: %s', (who, about, what, reads) => {
    expect(readsWords(as(who), about, what)).toBe(reads)
  })
})

describe('the evaluation of a placement is closed', () => {
  const ended = (on: string): HistoryLine => ({
    at: new Date(`${on}T10:00:00Z`),
    by: { accountId: null, name: 'C' },
    event: 'concluded',
    from: 'active',
    to: 'concluded',
    reason: null,
  })
  const facts = { waitDays: 10, today, note: null }
  const all = [
    { party: 'host' as const, state: 'sent' as const },
    { party: 'tutor' as const, state: 'sent' as const },
  ]
  const at = (on: string) => ({ ...placement('concluded'), history: [ended(on)] })

  test('when host and tutor have answered, without the student', () => {
    expect(closingReasons(at('2026-11-24'), { ...facts, evaluations: all })).toEqual([])
    expect(closingReasons({ ...at('2026-11-24'), state: 'active' }, { ...facts, evaluations: all })).toEqual([
      'not-from-this-state',
    ])
  })

  test('and waits for both otherwise, a draft being no answer', () => {
    const draft = { party: 'tutor' as const, state: 'draft' as const }
    expect(closingReasons(at('2026-11-16'), { ...facts, evaluations: [draft], note: 'x' })).toEqual([
      'host-not-answered',
      'tutor-not-answered',
    ])
  })

  test('ten days after the end without answers, with a note', () => {
    const evaluations = all.slice(1)
    expect(closingReasons(at('2026-11-15'), { ...facts, evaluations })).toEqual(['note-missing'])
    expect(closingReasons(at('2026-11-15'), { ...facts, evaluations, note: 'Sentito al telefono.' })).toEqual([])
  })

  test('without a host that there is not', () => {
    const simulated = { ...at('2026-11-24'), kind: 'simulated-enterprise' as const }
    expect(closingReasons(simulated, { ...facts, evaluations: all.slice(1) })).toEqual([])
  })
})

describe('the certificate of competences', () => {
  const items = itemsFor(firstQuestionnaire, ['Usare il tornio'])
  const answering = (party: 'host' | 'tutor', level: Level, state: 'sent' | 'draft' = 'sent') => ({
    party,
    state,
    answers: items.map(({ code }) => ({ code, level })),
  })

  test('has the levels of the school’s tutor, otherwise of the host, and never commitment', () => {
    const of = competencesOf([answering('host', 'sufficient'), answering('tutor', 'good')], items)
    expect([of.length, of[0]?.level, of.at(-1)]).toEqual([
      8,
      'good',
      { area: 'technical', text: 'Usare il tornio', level: 'good' },
    ])
    expect(competencesOf([answering('host', 'excellent'), answering('tutor', 'good', 'draft')], items)[0]?.level).toBe(
      'excellent',
    )
  })

  test.each(['poor', 'insufficient', 'not-observed'] as const)('does not certify %s', (level) => {
    expect(competencesOf([answering('tutor', level)], items)).toEqual([])
  })

  const some: CertifiedCompetence[] = [{ area: 'culture', text: 'A', level: 'good' }]
  test.each([
    ['evaluated', 1800, some, []],
    ['evaluated', 1799, some, ['below-three-quarters']],
    ['evaluated', 0, [], ['below-three-quarters', 'nothing-to-certify']],
    ['concluded', 2400, some, ['not-from-this-state']],
    ['certified', 2400, some, ['not-from-this-state']],
  ] as const)('of a placement %s with %i of 2400 minutes: %j', (state, approved, competences, reasons) => {
    expect(certificateReasons({ state }, { approved, planned: 2400, competences: [...competences] })).toEqual(reasons)
  })

  test.each([
    ['certified', { approved: 2340 }, null, []],
    ['certified', { approved: 2400 }, null, ['nothing-changed']],
    ['certified', { approved: 1799 }, null, ['below-three-quarters']],
    // The hours at another host of the same path count for whether it holds.
    ['certified', { approved: 1200 }, { approved: 3000, planned: 4000 }, []],
    ['certified', { approved: 2400 }, { approved: 2999, planned: 4000 }, ['below-three-quarters']],
    ['evaluated', { approved: 2340 }, null, ['not-certified']],
  ] as const)('of a placement %s that says 2400 of 2400 minutes, now %j of the path %j, anew: %j', (...given) => {
    const [state, { approved }, path, reasons] = given
    const facts = { approved, planned: 2400, competences: [...some] }
    const now = { issued: { approved: 2400 }, facts, ...(path && { path }) }
    expect(reissueReasons({ state }, now)).toEqual(reasons)
  })

  test('has a number of the school year', () => {
    expect(certificateNumber(schoolYear('2026/27'), 7)).toBe('CC/202627/007')
  })
})
