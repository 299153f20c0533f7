import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatDay } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { type Action, linkTo, postTo } from '../web/parts.ts'
import { endedStates, isMoveFrom, preparingStates } from './placement-state.rules.ts'
import { type ActivationReason, conclusionReasons, type Placement } from './placement.rules.ts'
import { placementWords, refusalWords } from './placement.text.ts'
import { effectiveTerms } from './terms.rules.ts'

/** The next step, in words and as buttons. */
export interface NextStep {
  text: string
  actions: Action[]
}

interface Around {
  reasons: readonly ActivationReason[]
  hoursHref: string | null
}

/** What this person can do to bring the placement forward. */
export function nextStep(placement: Placement, around: Around, ctx: Ctx): NextStep {
  const t = placementWords(ctx.language)
  const { state } = placement
  if (preparingStates.includes(state)) return draftStep(placement, around, ctx)
  if (state === 'active') return activeStep(placement, around, ctx)
  const hours = hoursButton(around, ctx.language)
  if (endedStates.includes(state))
    return { text: t.isConcluded, actions: [...hours, ...registerButton(placement, ctx)] }
  const reason = placement.history.at(-1)?.reason ?? ''
  return { text: state === 'suspended' ? t.isSuspended(reason) : t.isCancelled(reason), actions: hours }
}

function draftStep(placement: Placement, { reasons }: Around, ctx: Ctx): NextStep {
  const t = placementWords(ctx.language)
  if (!can(ctx.actor, 'placement.edit', placement)) return { text: t.waitsForSchool, actions: [] }
  const ready = reasons.length === 0
  const start = postTo(t.start, paths.placementActivation({ placementId: placement._id }), {
    look: 'primary',
    disabledBecause: sentencesOf(reasons, ctx.language),
  })
  return {
    text: ready ? t.readyToStart : t.notReady,
    actions: ready
      ? [start]
      : [editButton(placement, ctx, 'primary'), ...agreementButton(placement, reasons, ctx), start],
  }
}

function activeStep(placement: Placement, around: Around, ctx: Ctx): NextStep {
  const t = placementWords(ctx.language)
  const { from, to } = effectiveTerms(placement)
  const hours = hoursButton(around, ctx.language)
  if (ctx.today < from) return { text: t.startsOn(formatDay(from, ctx.language)), actions: hours }
  if (ctx.today <= to) return { text: t.goingOn(formatDay(to, ctx.language)), actions: hours }
  const edits = can(ctx.actor, 'placement.edit', placement)
  return { text: edits ? t.periodOver : t.periodOverForOthers, actions: hours }
}

/** Everything else that may be done with the placement. */
export function placementActions(placement: Placement, around: Around, ctx: Ctx): Action[] {
  const active = placement.state === 'active'
  const register = active && around.hoursHref !== null ? registerButton(placement, ctx) : []
  if (!can(ctx.actor, 'placement.edit', placement)) return register
  const t = placementWords(ctx.language)
  const id = { placementId: placement._id }
  const conclude = postTo(t.conclude, paths.placementClosing(id), {
    fields: { move: 'conclude' },
    confirm: t.concludeConfirm,
    disabledBecause: sentencesOf(conclusionReasons(placement, ctx.today), ctx.language),
  })
  return [
    ...register,
    // While something is missing the same button stands above, as the next step.
    ...(placement.state === 'draft' && around.reasons.length === 0 ? [editButton(placement, ctx, 'secondary')] : []),
    ...(active ? [linkTo(t.amend, paths.placementAmendments(id)), conclude] : []),
    ...(isMoveFrom(placement.state, 'cancel')
      ? [linkTo(t.cancel, paths.placementClosing(id), { look: 'danger' })]
      : []),
  ]
}

export function sentencesOf(reasons: readonly string[], language: Language): string[] {
  const sentences: Readonly<Record<string, string>> = refusalWords(language)
  return reasons.map((reason) => sentences[reason] ?? reason)
}

function editButton(placement: Placement, ctx: Ctx, look: 'primary' | 'secondary'): Action {
  return linkTo(placementWords(ctx.language).edit, paths.placementEdit({ placementId: placement._id }), {
    look,
    icon: 'it-pencil',
  })
}

/** Where what is missing can be prepared. */
function agreementButton({ partnerId }: Placement, reasons: readonly ActivationReason[], ctx: Ctx): Action[] {
  const lacking = reasons.includes('no-agreement') || reasons.includes('agreement-not-in-force')
  const href = withQuery(paths.agreements(), { ente: partnerId })
  return lacking ? [linkTo(placementWords(ctx.language).agreements, href)] : []
}

function hoursButton({ hoursHref }: Around, language: Language): Action[] {
  return hoursHref ? [linkTo(placementWords(language).openHours, hoursHref, { look: 'primary' })] : []
}

function registerButton(placement: Placement, ctx: Ctx): Action[] {
  if (!can(ctx.actor, 'register.placement', placement)) return []
  const href = paths.placementRegister({ placementId: placement._id })
  return [linkTo(placementWords(ctx.language).register, href, { icon: 'it-download' })]
}
