import { authorise, visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Day } from '../platform/day.ts'
import { Refused } from '../platform/errors.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { authorOf } from './author.service.ts'
import { missingFacts } from './hosting.rules.ts'
import { Partners } from './partner.model.ts'
import type { Partner } from './partner.rules.ts'
import { findPartner } from './partner.service.ts'
import { tellDecision } from './qualification-notice.service.ts'
import {
  applicationRefusal,
  type Decision,
  decisionRefusal,
  monthsAfter,
  type Qualification,
  type QualificationEvent,
  type QualificationState,
  type Standing,
  standingFilter,
  standings,
  untilRefusal,
} from './qualification.rules.ts'

/** Until when a partner is qualified if nobody says otherwise: as long from today as the programme has it. */
export async function defaultUntil({ today }: Ctx): Promise<Day> {
  const { norms } = await currentProgramme()
  return monthsAfter(today, norms.qualificationMonths)
}

interface Application {
  /** What it says of itself, or answers to what the city asked. */
  text: string | null
  /** How many lines the history had on the screen. */
  seen: number
}

/**
 * The partner asks to be qualified, or answers what the city asked for. Refused: what the profile lacks (ProfileGap),
 * ApplicationRefusal, `answer-missing`, `changed-meanwhile`.
 */
export async function applyForQualification(ctx: Ctx, partnerId: string, { text, seen }: Application): Promise<void> {
  const partner = await findPartner(ctx, 'qualification.apply', partnerId)
  const refusal = applicationRefusal(partner.qualification, ctx.today)
  if (refusal) throw new Refused(refusal)
  const gaps = missingFacts(partner, ctx.today)
  if (gaps.length > 0) throw new Refused(...gaps)
  if (partner.qualification.state === 'more-asked' && text === null) throw new Refused('answer-missing')
  await move(ctx, partner, { seen, to: { event: 'applied', text, until: null } })
}

const eventOf = { qualify: 'qualified', 'ask-more': 'more-asked', refuse: 'refused' } as const satisfies Record<
  Decision['kind'],
  QualificationEvent
>

/**
 * The city decides on an application, and the partner is told; of decisions made at once one holds. Refused:
 * DecisionRefusal, `changed-meanwhile`.
 */
export async function decideQualification(
  ctx: Ctx,
  { partnerId, decision, seen }: { partnerId: string; decision: Decision; seen: number },
  publicUrl: string,
): Promise<void> {
  const partner = await findPartner(ctx, 'qualification.decide', partnerId)
  const refusal = decisionRefusal(partner.qualification, decision, ctx.today)
  if (refusal) throw new Refused(refusal)
  const until = decision.kind === 'qualify' ? decision.until : null
  await move(ctx, partner, { seen, to: { event: eventOf[decision.kind], text: decision.text, until } })
  await tellDecision(ctx, { partner, decision, line: seen }, publicUrl)
}

/** The city suspends a partner, with a reason; what runs there is the caller's to look after. Refused: `already-suspended`. */
export async function markSuspended(ctx: Ctx, partnerId: string, reason: string): Promise<void> {
  const partner = await findPartner(ctx, 'partner.suspend', partnerId)
  const to = { event: 'suspended', text: reason, until: null } as const
  const written = await write(ctx, { _id: partner._id, 'qualification.state': { $ne: 'suspended' } }, to)
  if (!written) throw new Refused('already-suspended')
}

/**
 * The city takes a suspended partner back, qualified until a day. Refused: `not-suspended`, `until-past`,
 * `until-too-far`.
 */
export async function readmit(
  ctx: Ctx,
  partnerId: string,
  { until, text }: { until: Day; text: string | null },
): Promise<void> {
  const partner = await findPartner(ctx, 'partner.suspend', partnerId)
  const refusal = untilRefusal(until, ctx.today)
  if (refusal) throw new Refused(refusal)
  const to = { event: 'readmitted', text, until } as const
  const written = await write(ctx, { _id: partner._id, 'qualification.state': 'suspended' }, to)
  if (!written) throw new Refused('not-suspended')
}

/** How many partners stand how today; those that went into another are not counted. */
export async function countByStanding(ctx: Ctx): Promise<Record<Standing, number>> {
  const mine = { ...visible(ctx.actor, 'partner.view'), mergedInto: null }
  authorise(ctx.actor, 'qualification.decide', {})
  const counts = await Promise.all(
    standings.map(async (standing) => {
      const filter = { $and: [mine, standingFilter(standing, ctx.today)] }
      return [standing, await Partners.countDocuments(filter)] as const
    }),
  )
  return Object.fromEntries(counts) as Record<Standing, number>
}

interface Step {
  event: QualificationEvent
  text: string | null
  until: Day | null
}

const stateAfter: Record<QualificationEvent, QualificationState> = {
  applied: 'applied',
  'more-asked': 'more-asked',
  qualified: 'qualified',
  refused: 'refused',
  suspended: 'suspended',
  readmitted: 'qualified',
}

/** One write, only if the state and the history are those that were on the screen. */
async function move(
  ctx: Ctx,
  { _id, qualification }: Pick<Partner, '_id' | 'qualification'>,
  { seen, to }: { seen: number; to: Step },
): Promise<void> {
  const asSeen = { 'qualification.state': qualification.state, 'qualification.history': { $size: seen } }
  if (!(await write(ctx, { _id, ...asSeen }, to))) throw new Refused('changed-meanwhile')
}

async function write(ctx: Ctx, filter: object, { event, text, until }: Step): Promise<boolean> {
  const line: Qualification['history'][number] = { at: ctx.now, by: await authorOf(ctx), event, text, until }
  const changed = { 'qualification.state': stateAfter[event], ...(until ? { 'qualification.until': until } : {}) }
  const written = await Partners.updateOne(filter, { $set: changed, $push: { 'qualification.history': line } })
  return written.matchedCount === 1
}
