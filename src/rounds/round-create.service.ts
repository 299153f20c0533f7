import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { type SchoolYear, schoolYearOf } from '../norms/school-year.rules.ts'
import { clockTime } from '../platform/clock-time.ts'
import { addDays, instantOf } from '../platform/day.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Forbidden, NotFound, Refused } from '../platform/errors.ts'
import { listClasses } from '../schools/school-class.service.ts'
import { copiedOffers, copiedPairs, copiedPart, namesakes } from './round-copy.rules.ts'
import { deadlineProblems } from './round-deadline.rules.ts'
import { usableOffers } from './round-offered.service.ts'
import { changeRefusal } from './round-steps.rules.ts'
import { Rounds } from './round.model.ts'
import type { Criterion, Round, RoundKind, RoundPart } from './round.rules.ts'
import { versionOf } from './round.rules.ts'
import { findRound, roundLine, writeRound } from './round.service.ts'

/** What a round is, apart from who takes part and what is given. */
export interface RoundFacts {
  title: string
  schoolYear: SchoolYear
  closesAt: Date
}

/** Which round, and the version of it that was on the screen. */
export interface ShownRound {
  id: string
  version: number
}

const firstCriteria: Record<RoundKind, Criterion[]> = { placements: ['accessible-first', 'would-miss-hours'], labs: [] }

/**
 * A new round of the own school, or of the city; `id` is made by the form, so that sending it twice stores it once.
 * Refused: DeadlineProblem, `year-over`.
 */
export async function createRound(ctx: Ctx, id: string, { kind, ...facts }: RoundFacts & { kind: RoundKind }) {
  refuse(factProblems(ctx, facts))
  await store({ ...(await newRound(ctx, id)), ...only(facts), kind, criteria: firstCriteria[kind] })
}

async function newRound(ctx: Ctx, id: string): Promise<Omit<Round, keyof RoundFacts>> {
  const schoolId = ownerOf(ctx)
  return {
    _id: id,
    kind: 'placements',
    schoolId,
    schoolIds: schoolId ? [schoolId] : [],
    parts: schoolId ? [emptyPart(schoolId)] : [],
    offers: [],
    mechanism: 'default',
    criteria: [],
    hostBands: [],
    mostWishes: 10,
    mostKm: null,
    fallback: true,
    minimums: true,
    locks: [],
    forbidden: [],
    keepApart: [],
    seed: '',
    seedDigest: '',
    opensAt: null,
    state: 'draft',
    frozen: null,
    published: null,
    createdAt: ctx.now,
    history: [await roundLine(ctx, 'created')],
  }
}

/** The school of who opens a round; null: the city. */
function ownerOf({ actor }: Ctx): string | null {
  if (actor.role === 'city') {
    authorise(actor, 'round.edit-city', {})
    return null
  }
  if (!('schoolId' in actor)) throw new Forbidden('round.edit')
  authorise(actor, 'round.edit', actor)
  return actor.schoolId
}

export function emptyPart(schoolId: string): RoundPart {
  return { schoolId, classIds: [], leftOut: [], accessible: [], district: null }
}

/** Twice from one form is once; another's id is nobody's. */
async function store(round: Round): Promise<void> {
  await Rounds.create(round).catch(async (error: unknown) => {
    if (!isDuplicateKey(error)) throw error
    const same = await Rounds.countDocuments({ _id: round._id, schoolId: round.schoolId })
    if (same === 0) throw new NotFound(`round ${round._id}`)
  })
}

/** Changes what a draft is. Refused: DeadlineProblem, `year-over`, `year-has-parts`, ChangeRefusal, `changed-meanwhile`. */
export async function editRound(ctx: Ctx, shown: ShownRound, facts: RoundFacts): Promise<void> {
  const round = await editedRound(ctx, shown, 'what')
  const moved = facts.schoolYear !== round.schoolYear
  const chosen = round.offers.length > 0 || round.parts.some(({ classIds }) => classIds.length > 0)
  refuse([...factProblems(ctx, facts), ...(moved && chosen ? ['year-has-parts'] : [])])
  await writeRound(round, { set: only(facts), line: await roundLine(ctx, 'edited', 'what') })
}

/** The round as who steers it had it on the screen, if that step may still be changed. */
export async function editedRound(
  ctx: Ctx,
  { id, version }: ShownRound,
  step: Parameters<typeof changeRefusal>[1],
): Promise<Round> {
  const round = await findRound(ctx, 'round.steer', id)
  const refusal = changeRefusal(round, step, ctx.now)
  if (refusal) throw new Refused(refusal)
  if (versionOf(round) !== version) throw new Refused('changed-meanwhile')
  return round
}

function only({ title, schoolYear, closesAt }: RoundFacts): RoundFacts {
  return { title, schoolYear, closesAt }
}

function factProblems({ now, today }: Ctx, { schoolYear, closesAt }: RoundFacts): string[] {
  return [...deadlineProblems(closesAt, now), ...(schoolYear < schoolYearOf(today) ? ['year-over'] : [])]
}

export function refuse(reasons: readonly string[]): void {
  if (reasons.length > 0) throw new Refused(...reasons)
}

const copiedAhead = 14
const usualTime = clockTime('18:00')

/**
 * A draft with what an earlier round of the same owner says, for this school year; the deadline is in two weeks, to be
 * changed. `id` is made by the button, so that pressing it twice stores it once.
 */
export async function copyRound(ctx: Ctx, roundId: string, id: string): Promise<void> {
  const from = await findRound(ctx, 'round.steer', roundId)
  const thisYear = schoolYearOf(ctx.today)
  const schoolYear = from.schoolYear < thisYear ? thisYear : from.schoolYear
  const { kind, title, mechanism, criteria, hostBands, mostWishes, mostKm, fallback, minimums } = from
  const offers = copiedOffers(from.offers, await usableOffers(ctx, { kind, schoolYear }))
  await store({
    ...(await newRound(ctx, id)),
    kind,
    title,
    mechanism,
    criteria,
    mostWishes,
    mostKm,
    fallback,
    minimums,
    offers,
    schoolYear,
    ...(schoolYear === from.schoolYear ? copiedPairs(from, offers) : {}),
    hostBands: hostBands.filter(({ partnerId }) => offers.some((offer) => offer.partnerId === partnerId)),
    parts: from.schoolId === null ? [] : await copiedParts(ctx, from, schoolYear),
    closesAt: instantOf(addDays(ctx.today, copiedAhead), usualTime),
  })
}

async function copiedParts(ctx: Ctx, from: Round, schoolYear: SchoolYear): Promise<RoundPart[]> {
  const sameYear = from.schoolYear === schoolYear
  const [before, now] = await Promise.all([
    listClasses(ctx, { schoolYear: from.schoolYear }),
    listClasses(ctx, { schoolYear }),
  ])
  return from.parts.map((part) => {
    const classes = before.filter(({ _id }) => part.classIds.includes(_id))
    return copiedPart(part, { classIds: sameYear ? part.classIds : namesakes(classes, now), sameYear })
  })
}
