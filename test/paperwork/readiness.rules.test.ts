import { describe, expect, test } from '@jest/globals'
import type { Paper, Project, SigningParty } from '../../src/paperwork/papers.rules.ts'
import {
  completeSince,
  checklist,
  type NeedKind,
  needs,
  type ReadinessFacts,
} from '../../src/paperwork/readiness.rules.ts'
import { day } from '../../src/platform/day.ts'

const by = { accountId: null, name: 'Sara Segreteria' }
const project: Project = {
  objectives: 'Imparare',
  competences: ['Lavorare in gruppo'],
  activities: ['Uno', 'Due', 'Tre'],
  assessment: 'Scheda',
  ppe: null,
  remote: false,
  risk: 'medium',
}
const signed = (paper: Paper, party: SigningParty, on = '2026-11-05') => ({ paper, party, on: day(on) })
const everybody = [
  signed('project', 'schoolTutor'),
  signed('project', 'hostTutor'),
  signed('pact', 'student'),
  signed('pact', 'parent'),
]

/** A placement of which nothing is missing; the student is 17. */
const ready: ReadinessFacts = {
  today: day('2026-11-20'),
  begun: day('2026-11-01'),
  simulated: false,
  period: { from: day('2026-11-23'), to: day('2027-01-29') },
  birth: day('2009-06-01'),
  hasSchoolTutor: true,
  hasHostTutor: true,
  agreement: { signed: true, numbered: true, coversPeriod: true },
  insurance: { covers: true, inail: true },
  familyNoticeOn: day('2026-09-15'),
  generalSafety: { on: day('2026-10-01'), minutes: 240 },
  papers: {
    project,
    signatures: everybody,
    riskStatement: { on: day('2026-11-03'), documentId: null, note: null, by },
    specificSafety: { on: day('2026-11-10'), minutes: 480, provider: 'Officina', risk: 'medium', by },
    coherence: { on: day('2026-11-04'), text: 'Coerente', by },
    projectSavedOn: day('2026-11-02'),
  },
  dvrMet: true,
  specificMinutes: 480,
  specificBy: 'host',
  studentsOfTutor: 8,
  timetable: [],
}

const withPapers = (change: Partial<ReadinessFacts['papers']>) => ({ papers: { ...ready.papers, ...change } })
const without = (party: SigningParty) => withPapers({ signatures: everybody.filter((each) => each.party !== party) })
const kinds = (change: Partial<ReadinessFacts>): NeedKind[] => needs({ ...ready, ...change }).map(({ need }) => need)

describe('what a placement needs before hours', () => {
  test('nothing, when everything is there, and it has been there since the last of it', () => {
    expect(needs(ready)).toEqual([])
    expect(completeSince(ready)).toBe('2026-11-10')
  })

  test.each<[string, Partial<ReadinessFacts>, NeedKind[]]>([
    ['no agreement', { agreement: null }, ['agreement', 'agreement-days']],
    [
      'not signed',
      { agreement: { signed: false, numbered: false, coversPeriod: false } },
      ['agreement', 'agreement-days'],
    ],
    ['without its number', { agreement: { signed: true, numbered: false, coversPeriod: true } }, ['agreement']],
    ['over before the end', { agreement: { signed: true, numbered: true, coversPeriod: false } }, ['agreement-days']],
    ['no section on risks', { dvrMet: false }, ['dvr-section']],
    ['no statement on risks', withPapers({ riskStatement: null }), ['risk-statement']],
    ['high-risk work', withPapers({ project: { ...project, risk: 'banned' } }), ['high-risk']],
    ['no family notice', { familyNoticeOn: null }, ['family-notice']],
    ['no general training', { generalSafety: null }, ['general-safety']],
    ['3 h 59 of general training', { generalSafety: { on: day('2026-10-01'), minutes: 239 } }, ['general-safety']],
    ['no specific training', withPapers({ specificSafety: null }), ['specific-safety']],
    ['less specific training than its risk', { specificMinutes: 720 }, ['specific-safety']],
    ['a policy that ends too soon', { insurance: { covers: false, inail: true } }, ['insurance']],
    ['no INAIL position', { insurance: { covers: true, inail: false } }, ['inail']],
    ['no school tutor', { hasSchoolTutor: false }, ['school-tutor']],
    ['no host tutor', { hasHostTutor: false }, ['host-tutor']],
    ['a ninth student of one tutor at medium risk', { studentsOfTutor: 9 }, ['tutor-ratio']],
    ['a student of 14', { birth: day('2011-11-24') }, ['age']],
    ['a student of 15 on the first day', { birth: day('2011-11-23') }, []],
    ['a timetable that may not be', { timetable: ['slots-overlap'] }, ['timetable']],
    ['no word of the coordinator', withPapers({ coherence: null }), ['coherence']],
    ['no signature of the school tutor', without('schoolTutor'), ['project-school-tutor']],
    ['no signature of the host tutor', without('hostTutor'), ['project-host-tutor']],
    ['no signature of the student', without('student'), ['pact-student']],
    ['a minor without a parent', without('parent'), ['pact-parent']],
    ['a birth day nobody knows', { birth: null, ...without('parent') }, ['pact-parent']],
    ['somebody of age', { birth: day('2008-11-05'), ...without('parent') }, []],
    [
      'an adult who has not signed',
      { birth: day('2008-11-05'), ...withPapers({ signatures: everybody.slice(0, 2) }) },
      ['pact-student'],
    ],
    [
      'nothing but the project',
      withPapers({ signatures: [] }),
      ['project-school-tutor', 'project-host-tutor', 'pact-student', 'pact-parent'],
    ],
    [
      'no project',
      withPapers({ project: null, signatures: [], coherence: null }),
      ['project', 'coherence', 'pact-student', 'pact-parent'],
    ],
  ])('%s', (_, change, expected) => {
    expect(kinds(change)).toEqual(expected)
  })

  test.each([
    ['low', 12],
    ['medium', 8],
    ['high', 5],
  ] as const)('one tutor of the host follows at %s risk at most %i students', (risk, most) => {
    const papers = withPapers({ project: { ...project, risk } })
    expect(kinds({ ...papers, studentsOfTutor: most })).toEqual([])
    expect(kinds({ ...papers, studentsOfTutor: most + 1 })).toEqual(['tutor-ratio'])
  })

  test('who signed under age and came of age before a parent signed, signs again alone', () => {
    const alone = without('parent')
    expect(kinds({ ...alone, birth: day('2008-11-15'), today: day('2026-11-14') })).toEqual(['pact-parent'])
    expect(kinds({ ...alone, birth: day('2008-11-15'), today: day('2026-11-15') })).toEqual(['pact-student'])
  })

  test('a simulated enterprise asks nothing of a host', () => {
    const nothing = { simulated: true, hasHostTutor: false, agreement: null, dvrMet: false, studentsOfTutor: 30 }
    const signatures = everybody.filter(({ party }) => party !== 'hostTutor')
    expect(kinds({ ...nothing, ...withPapers({ riskStatement: null, signatures }) })).toEqual([])
  })

  test('says who must act, since when, and where', () => {
    expect(needs({ ...ready, ...without('parent') })).toEqual([
      { need: 'pact-parent', who: 'parent', since: '2026-11-02', how: 'sign-pact' },
    ])
    expect(needs({ ...ready, ...withPapers({ specificSafety: null }), specificBy: 'school' })).toEqual([
      { need: 'specific-safety', who: 'office', since: '2026-11-01', how: 'host-safety' },
    ])
    expect(checklist(ready).every(({ met }) => met)).toBe(true)
  })
})
