import { expect, test } from '@jest/globals'
import { contextFor } from '../../src/access/actor.ts'
import { RoundAssignments } from '../../src/assignments/assignment.model.ts'
import { gatherPersonalData } from '../../src/privacy/personal-data.service.ts'
import { copyAsJson, copyDocument } from '../../src/privacy/personal-data.sheet.ts'
import { movesFor, roundFor } from '../../src/privacy/round-data.rules.ts'
import { Rounds } from '../../src/rounds/round.model.ts'
import { moveStudentRounds } from '../../src/rounds/round-moves.service.ts'
import { previewStudentMerge } from '../../src/transfers/student-merge-preview.service.ts'
import { testNow, useBorgoDatabase } from '../support/borgo-database.ts'

useBorgoDatabase()

const office = contextFor({ role: 'office', accountId: 'segreteria', schoolId: 'galilei' }, testNow)
const at = new Date('2026-11-21T12:00:00+01:00')
const by = { accountId: 'coordinatore', name: 'Corrado Costa' }
const decided = { schoolId: 'galilei', by, at, reason: 'Un segreto di Bruno' }

/** Everything that the spring round may say of a student. */
async function sayOfGiulia(): Promise<void> {
  await Rounds.updateOne(
    { _id: 'tornata-primavera' },
    {
      $set: {
        'parts.0.leftOut': ['galilei-3a-8'],
        'parts.0.accessible': ['giulia', 'galilei-3a-4'],
        locks: [{ ...decided, id: 'a', unitId: 'giulia', offerId: 'offerta-officine-cnc' }],
        forbidden: [
          { ...decided, id: 'b', unitId: 'giulia', partnerId: 'tipografia' },
          { ...decided, id: 'c', unitId: 'galilei-3a-7', partnerId: 'tipografia' },
        ],
        keepApart: [{ ...decided, id: 'd', unitIds: ['galilei-3a-6', 'giulia'] }],
      },
    },
  )
}

test('the copy says that a round has constraints about the student, and neither the reason nor the other one', async () => {
  await sayOfGiulia()
  const gathered = await gatherPersonalData(office, 'giulia')
  const found = { day: '2026-11-21', by: by.name }
  expect(gathered.data.rounds).toEqual([
    {
      _id: 'tornata-primavera',
      title: 'Percorsi di primavera, terza A',
      schoolYear: '2026/27',
      leftOut: false,
      accessible: true,
      constraints: ['lock', 'forbidden', 'keep-apart'].map((kind) => ({ kind, ...found })),
    },
  ])
  const words = JSON.stringify(copyDocument(gathered, testNow))
  expect(words).toContain('serve un posto senza barriere, posto fissato (2026-11-21, Corrado Costa)')
  expect(words).toContain('non insieme a un altro studente (2026-11-21, Corrado Costa)')
  for (const text of [words, copyAsJson(gathered)])
    expect([text.includes('segreto'), text.includes('galilei-3a-6')]).toEqual([false, false])
  expect(JSON.stringify(gathered.data.rounds)).not.toContain('offerta-officine-cnc')
})

test('what was decided is also found under the former id of a student, and other rounds say nothing', () => {
  const round = { _id: 'r', title: 'T', schoolYear: '2026/27', parts: [{ leftOut: ['bis'], accessible: [] }] }
  expect(roundFor(round, ['giulia', 'bis'])).toMatchObject({ leftOut: true, accessible: false, constraints: [] })
  expect(roundFor(round, ['giulia'])).toMatchObject({ leftOut: false })
})

test('of a matching only the decision on the student is told', () => {
  const rescue = (student: string) => ({
    proposal: { student, moves: [{ student: 'bruno', from: 'a', to: 'b' }], blockingPairs: [] },
    decision: 'approved',
    reason: 'Bruno è d’accordo',
    by,
    at,
  })
  const told = movesFor({ _id: 'run', roundId: 'r', rescues: [rescue('giulia'), rescue('vera')] }, ['giulia'])
  expect(told).toEqual({
    _id: 'run',
    roundId: 'r',
    decided: [{ decision: 'approved', day: '2026-11-21', by: by.name }],
  })
})

test('before two records are merged the rounds of each are counted', async () => {
  const before = await previewStudentMerge(office, { keepId: 'giulia', goneId: 'bruno' })
  await sayOfGiulia()
  const place = {
    studentId: 'bruno',
    unitId: 'bruno',
    schoolId: 'galilei',
    classId: 'galilei-3a',
    state: 'none' as const,
  }
  await RoundAssignments.create({
    _id: 'conclusa',
    schoolIds: ['galilei'],
    partnerIds: [],
    version: 0,
    places: [{ ...place, phase: 'unplaced', offerId: null, rank: null, offered: null, passed: [], placementId: null }],
    told: true,
    released: true,
    log: [],
  })
  const { belongings } = await previewStudentMerge(office, { keepId: 'giulia', goneId: 'bruno' })
  expect(belongings.keep.roundNotes - before.belongings.keep.roundNotes).toBe(1)
  expect(belongings.gone.roundPlaces - before.belongings.gone.roundPlaces).toBe(1)
  await moveStudentRounds(office, { schoolId: 'galilei', from: 'giulia', to: 'bruno' })
  const after = await previewStudentMerge(office, { keepId: 'giulia', goneId: 'bruno' })
  expect([after.belongings.keep.roundNotes, after.belongings.gone.roundNotes]).toEqual([0, 1])
})
