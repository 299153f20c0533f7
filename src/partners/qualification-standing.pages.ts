import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { daysBetween } from '../platform/day.ts'
import { formatDay } from '../platform/format.ts'
import { type Action, linkTo, type Task } from '../web/parts.ts'
import type { Partner } from './partner.rules.ts'
import { standingStatus } from './partner-search.pages.ts'
import { applicationRefusal, hostingRefusals, mayRenew, type Qualification, standingOn } from './qualification.rules.ts'
import { qualificationWords } from './qualification.text.ts'

type Standing = Pick<Qualification, 'state' | 'until'>

/** How a partner stands, with the day that matters. */
export function standingLine(qualification: Standing, ctx: Ctx) {
  return { status: standingStatus(qualification, ctx), note: dayNote(qualification, ctx) }
}

function dayNote(qualification: Standing, ctx: Ctx): string | null {
  const { until } = qualification
  if (!until) return null
  const t = qualificationWords(ctx.language)
  const standing = standingOn(qualification, ctx.today)
  if (standing === 'expired') return t.expiredOn(formatDay(until, ctx.language))
  if (standing !== 'qualified') return null
  const day = t.until(formatDay(until, ctx.language))
  return mayRenew(qualification, ctx.today) ? `${day} · ${t.daysLeft(daysBetween(ctx.today, until))}` : day
}

/** Why no placement may begin at a partner, in words; none when it may. */
export function hostingSentences(qualification: Standing, required: boolean, ctx: Ctx): string[] {
  const t = qualificationWords(ctx.language)
  return hostingRefusals(qualification, { on: ctx.today, required }).map((reason) => t[`${reason}-refusal`])
}

/** What the qualification asks of this person now: of the partner to apply, of the city to decide. */
export function standingTask(partner: Partner, ctx: Ctx): Task | null {
  const t = qualificationWords(ctx.language)
  const { state } = partner.qualification
  const href = paths.partnerQualification({ partnerId: partner._id })
  const task = (text: string, action: Action): Task => ({ text, note: null, status: null, action })
  if (state === 'applied' && can(ctx.actor, 'qualification.decide', partner))
    return task(t.taskDecide, linkTo(t.goToDecision, href, { look: 'primary' }))
  if (!can(ctx.actor, 'qualification.apply', partner)) return null
  if (applicationRefusal(partner.qualification, ctx.today) !== null) return null
  const texts = { 'more-asked': t.taskAnswer, qualified: t.taskRenew } as Record<string, string>
  return task(texts[state] ?? t.taskApply, linkTo(t.goToQualification, href, { look: 'primary' }))
}
