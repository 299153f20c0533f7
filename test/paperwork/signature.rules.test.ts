import { describe, expect, test } from '@jest/globals'
import type { Actor } from '../../src/access/actor.ts'
import type { Papers, PaperSignature, Project } from '../../src/paperwork/papers.rules.ts'
import {
  type OnScreen,
  paperRefusals,
  partyFor,
  screenRefusals,
  type SigningFacts,
} from '../../src/paperwork/signature.rules.ts'
import { day } from '../../src/platform/day.ts'

const schoolId = 'galilei'
const student: Actor = { role: 'student', accountId: 'a', schoolId, studentId: 'giulia' }
const teacher: Actor = { role: 'teacher', accountId: 't', schoolId, classIds: [] }
const host: Actor = { role: 'host', accountId: 'h', partnerId: 'fablab' }
const link = (purpose: 'pact' | 'project' | 'sign', name: string): Actor => ({
  role: 'guest',
  linkId: 'l',
  purpose,
  name,
  partnerId: 'fablab',
  agreementId: null,
  placementId: 'giulia-fablab',
  party: null,
})

const project = { risk: 'medium' } as Project
const signature = (change: Partial<PaperSignature>): PaperSignature => ({
  paper: 'pact',
  party: 'student',
  name: 'Giulia D’Amico',
  on: day('2026-11-20'),
  how: 'screen',
  recordedAt: new Date('2026-11-20T10:00:00Z'),
  accountId: null,
  linkId: null,
  scan: null,
  digest: 'd1',
  ...change,
})
const papers = (signatures: PaperSignature[] = []): Pick<Papers, 'signatures' | 'project'> => ({ project, signatures })
const facts: SigningFacts = {
  signable: true,
  digest: 'd1',
  birth: day('2009-06-01'),
  studentName: 'D’Amico Giulia',
  parties: ['student', 'parent'],
}
const pact = (change: Partial<OnScreen> = {}): OnScreen => ({
  paper: 'pact',
  party: 'student',
  name: 'giulia d’amico',
  on: day('2026-11-25'),
  declaration: true,
  digest: 'd1',
  ...change,
})

describe('signing a paper of a placement', () => {
  test.each([
    [student, 'pact', 'student'],
    [student, 'project', null],
    [teacher, 'project', 'schoolTutor'],
    [teacher, 'pact', null],
    [host, 'project', 'hostTutor'],
    [link('pact', 'Paola'), 'pact', 'parent'],
    [link('pact', 'Paola'), 'project', null],
    [link('project', 'Fabio'), 'project', 'hostTutor'],
    [link('sign', 'Fabio'), 'project', null],
    [{ role: 'system' }, 'pact', null],
  ] as const)('everybody signs for themselves: %#', (actor, paper, party) => {
    expect(partyFor(actor, paper)).toBe(party)
  })

  test.each<[string, Actor, OnScreen, Partial<SigningFacts>, string[]]>([
    ['the student', student, pact(), {}, []],
    ['another name', student, pact({ name: 'Carlo' }), {}, ['not-the-student']],
    ['without the tick', student, pact({ declaration: false }), {}, ['declaration-missing']],
    ['of a text that changed', student, pact({ digest: 'd0' }), {}, ['changed-meanwhile']],
    ['before the documents', student, pact(), { signable: false }, ['not-signable']],
    ['for somebody else', student, pact({ party: 'parent' }), {}, ['not-your-paper']],
    ['a parent', link('pact', 'Paola Rossi'), pact({ party: 'parent', name: 'Rossi Paola' }), {}, []],
    [
      'another than the addressee',
      link('pact', 'Paola Rossi'),
      pact({ party: 'parent', name: 'Ugo Rossi' }),
      {},
      ['not-the-addressee'],
    ],
    ['the student as parent', link('pact', 'Giulia D’Amico'), pact({ party: 'parent' }), {}, ['parent-is-student']],
    [
      'a parent of an adult',
      link('pact', 'Paola Rossi'),
      pact({ party: 'parent', name: 'Paola Rossi' }),
      { birth: day('2008-11-25') },
      ['student-of-age'],
    ],
    [
      'a parent the day before',
      link('pact', 'Paola Rossi'),
      pact({ party: 'parent', name: 'Paola Rossi' }),
      { birth: day('2008-11-26') },
      [],
    ],
  ])('%s', (_, actor, given, change, expected) => {
    expect(screenRefusals(papers(), given, { ...facts, ...change, actor })).toEqual(expected)
  })

  test('no party signs twice, unless the student has come of age without a parent', () => {
    const once = papers([signature({})])
    expect(screenRefusals(once, pact(), { ...facts, actor: student })).toEqual(['already-signed'])
    const birth = day('2008-11-23')
    expect(screenRefusals(once, pact(), { ...facts, birth, actor: student })).toEqual([])
    const both = papers([signature({}), signature({ party: 'parent', name: 'Paola' })])
    expect(screenRefusals(both, pact(), { ...facts, birth, actor: student })).toEqual(['already-signed'])
  })

  test('nothing is signed without a project, nor one of high-risk work', () => {
    const none = { project: null, signatures: [] }
    expect(screenRefusals(none, pact(), { ...facts, actor: student })).toEqual(['no-project'])
    const banned = { project: { ...project, risk: 'banned' as const }, signatures: [] }
    expect(screenRefusals(banned, pact(), { ...facts, actor: student })).toEqual(['high-risk-work'])
  })

  test('on paper the day decides: not tomorrow, not two years ago, a parent only while the student was under age', () => {
    const today = day('2026-11-25')
    const onPaper = (on: string, party: 'student' | 'parent' = 'parent') => {
      const name = party === 'parent' ? 'Paola Rossi' : 'Giulia D’Amico'
      return paperRefusals(
        papers(),
        { paper: 'pact', party, name, on: day(on) },
        { ...facts, birth: day('2008-11-23'), today },
      )
    }
    expect(onPaper('2026-11-26')).toEqual(['date-in-the-future'])
    expect(onPaper('2024-11-25')).toEqual(['date-too-old'])
    expect(onPaper('2026-11-22')).toEqual([])
    expect(onPaper('2026-11-23')).toEqual(['student-of-age'])
    expect(onPaper('2026-11-23', 'student')).toEqual([])
    expect(
      paperRefusals(papers(), { paper: 'pact', party: 'hostTutor', name: 'X', on: today }, { ...facts, today }),
    ).toEqual(['not-your-paper'])
  })
})
