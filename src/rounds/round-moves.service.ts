import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { Refused } from '../platform/errors.ts'
import type { StudentWay } from '../schools/student-merge.rules.ts'
import { withHostMoved, withStudentMoved } from './round-merge.rules.ts'
import { Rounds } from './round.model.ts'
import type { Round } from './round.rules.ts'
import { roundLine, writeRound } from './round.service.ts'

const mostTries = 5

/**
 * Brings what rounds say of one record of a student under the other. What was frozen stays as it was frozen: it keeps the
 * id it was matched with. Twice is once. Refused: `changed-meanwhile` when others kept writing a round.
 */
export async function moveStudentRounds(ctx: Ctx, { schoolId, from, to }: StudentWay): Promise<void> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  await eachRound(ctx, sayingOf(schoolId, from), (round) => withStudentMoved(round, { from, to }))
}

/** How many rounds say something of a student: left out, in need of a place without steps, fixed, excluded, kept apart. */
export async function countRoundsOf(ctx: Ctx, schoolId: string, studentId: string): Promise<number> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  return Rounds.countDocuments(sayingOf(schoolId, studentId))
}

function sayingOf(schoolId: string, studentId: string) {
  const lists = ['parts.leftOut', 'parts.accessible', 'locks.unitId', 'forbidden.unitId', 'keepApart.unitIds']
  return { schoolIds: schoolId, kind: 'placements' as const, $or: lists.map((list) => ({ [list]: studentId })) }
}

/** Brings one host under another in all rounds, since both were one organisation. Refused: `changed-meanwhile`. */
export async function moveRoundHosts(ctx: Ctx, way: { from: string; to: string }): Promise<void> {
  authorise(ctx.actor, 'partner.merge', {})
  const { from } = way
  const filter = {
    $or: [{ 'offers.partnerId': from }, { 'forbidden.partnerId': from }, { 'hostBands.partnerId': from }],
  }
  await eachRound(ctx, filter, (round) => withHostMoved(round, way))
}

async function eachRound(ctx: Ctx, filter: object, changed: (round: Round) => Partial<Round>): Promise<void> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const rounds = await Rounds.find(filter).sort({ _id: 1 }).lean<Round[]>()
    if (rounds.length === 0) return
    for (const round of rounds) {
      const line = await roundLine(ctx, 'edited', 'merge')
      await writeRound(round, { set: changed(round), line }).catch((error: unknown) => {
        // Somebody was quicker: the next look reads it again.
        if (!(error instanceof Refused)) throw error
      })
    }
  }
  throw new Refused('changed-meanwhile')
}
