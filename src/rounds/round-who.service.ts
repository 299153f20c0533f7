import { createHash } from 'node:crypto'
import type { Ctx } from '../access/actor.ts'
import { Forbidden, Refused } from '../platform/errors.ts'
import { offered as stillOffered } from '../programme/programme.rules.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { listClasses } from '../schools/school-class.service.ts'
import { membersOfClasses } from '../schools/student-facts.service.ts'
import { emptyPart } from './round-create.service.ts'
import { pairFactsOf } from './round-facts.service.ts'
import { dayOfRound } from './round-members.service.ts'
import { pairProblems } from './round-pairs.rules.ts'
import { changeRefusal } from './round-steps.rules.ts'
import type { Round, RoundPart } from './round.rules.ts'
import { findRound, roundLine, writeRound } from './round.service.ts'

/** What a school says about its own part of a round. */
export type PartFacts = Pick<RoundPart, 'classIds' | 'leftOut' | 'accessible' | 'district'>

const mostTries = 5

/** The part of the actor's school, as it is; an empty one where it does not take part yet. */
export function ownPart({ parts }: Pick<Round, 'parts'>, schoolId: string): RoundPart {
  return parts.find((part) => part.schoolId === schoolId) ?? emptyPart(schoolId)
}

/** What tells one version of a part from another: other schools may join a round of the city at the same moment. */
export function markOf({ classIds, leftOut, accessible, district }: PartFacts): string {
  return createHash('sha256')
    .update(JSON.stringify([classIds, leftOut, accessible, district]))
    .digest('hex')
    .slice(0, 16)
}

/**
 * Says with which classes the own school takes part, who does not, and who needs a place without steps; without a class
 * it takes no part in a round of the city. Gives whether the school has just joined. Refused: ChangeRefusal,
 * `class-not-here`, `no-such-district`, `pair-left-behind`, `changed-meanwhile` when the part was on the screen otherwise.
 */
export async function setPart(
  ctx: Ctx,
  { id, mark }: { id: string; mark: string },
  facts: PartFacts,
): Promise<{ joined: boolean }> {
  if (!('schoolId' in ctx.actor)) throw new Forbidden('round.take-part')
  const { schoolId } = ctx.actor
  for (let tries = 0; tries < mostTries; tries += 1) {
    const round = await findRound(ctx, 'round.take-part', id)
    const before = ownPart(round, schoolId)
    const refusal = changeRefusal(round, 'who', ctx.now)
    if (refusal) throw new Refused(refusal)
    if (markOf(before) !== mark) throw new Refused('changed-meanwhile')
    const changed = withPart(round, await checkedPart(ctx, round, { ...facts, schoolId }))
    await refuseLeftBehind(ctx, changed)
    const joined = round.schoolId === null && before.classIds.length === 0 && facts.classIds.length > 0
    const line = await roundLine(ctx, joined ? 'joined' : 'edited', joined ? schoolId : 'who')
    const { parts, schoolIds } = changed
    if (await wrote(round, { set: { parts, schoolIds }, line })) return { joined }
  }
  throw new Refused('changed-meanwhile')
}

/** Whoever goes out of the round must not leave a place behind that was fixed, or a pair that is kept apart. */
async function refuseLeftBehind({ today }: Ctx, round: Round): Promise<void> {
  const left = pairProblems(round, await pairFactsOf(round, today))
  if (left.some(({ refusals }) => refusals.includes('unit-not-in-round'))) throw new Refused('pair-left-behind')
}

async function wrote(round: Round, change: Parameters<typeof writeRound>[1]): Promise<boolean> {
  try {
    await writeRound(round, change)
    return true
  } catch (error) {
    // Another school was quicker: the next look reads the round again.
    if (error instanceof Refused) return false
    throw error
  }
}

async function checkedPart(ctx: Ctx, round: Round, part: RoundPart): Promise<RoundPart> {
  const classes = new Set((await listClasses(ctx, { schoolYear: round.schoolYear })).map(({ _id }) => _id))
  const classIds = [...new Set(part.classIds)]
  if (!classIds.every((id) => classes.has(id))) throw new Refused('class-not-here')
  const { districts } = await currentProgramme()
  const kept = part.district ? [part.district] : []
  if (part.district && !stillOffered(districts, kept).some(({ code }) => code === part.district))
    throw new Refused('no-such-district')
  if (round.kind === 'labs') return { ...part, classIds, leftOut: [], accessible: [] }
  const here = await membersOfClasses(classIds, dayOfRound(round, ctx.today))
  const members = new Set(here.map(({ studentId }) => studentId))
  const before = ownPart(round, part.schoolId)
  // Who has changed class is not on the form, and what was said of them stands.
  const both = (given: readonly string[], was: readonly string[]) => [
    ...new Set([...given.filter((id) => members.has(id)), ...was.filter((id) => !members.has(id))]),
  ]
  return {
    ...part,
    classIds,
    leftOut: both(part.leftOut, before.leftOut),
    accessible: both(part.accessible, before.accessible),
  }
}

/** In its place, or last; a school without a class is no part of a round of the city. */
function withPart(round: Round, part: RoundPart): Round {
  const known = round.parts.some(({ schoolId }) => schoolId === part.schoolId)
  const all = known
    ? round.parts.map((each) => (each.schoolId === part.schoolId ? part : each))
    : [...round.parts, part]
  if (round.schoolId !== null) return { ...round, parts: all }
  const parts = all.filter(({ classIds }) => classIds.length > 0)
  return { ...round, parts, schoolIds: parts.map(({ schoolId }) => schoolId) }
}
