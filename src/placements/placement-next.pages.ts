import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { dayOf } from '../platform/day.ts'
import { formatDay } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { type Action, linkTo, postTo } from '../web/parts.ts'
import type { Placement } from './placement.rules.ts'
import { belongsOf } from './placement-access.rules.ts'
import {
  begunStates,
  endedStates,
  isEditable,
  isMoveFrom,
  preparingStates,
  type PlacementMove,
  type PlacementState,
} from './placement-state.rules.ts'
import { type ActivationReason, conclusionReasons, type PreparationReason } from './placement-step.rules.ts'
import type { ProposalReason, ResumingReason } from './placement-step.rules.ts'
import { placementFactWords } from './placement-facts.text.ts'
import { stepWords } from './placement-step.text.ts'
import { placementWords, refusalWords } from './placement.text.ts'
import { effectiveTerms } from './terms.rules.ts'

/** The next step, in words and as buttons. */
export interface NextStep {
  text: string
  actions: Action[]
}

/** What stands against the next step, whichever it is. */
export type StepReason = ProposalReason | PreparationReason | ActivationReason | ResumingReason

interface Around {
  reasons: readonly StepReason[]
  hoursHref: string | null
}

type StepOf = (placement: Placement, around: Around, ctx: Ctx) => NextStep

const preparing: Partial<Record<PlacementState, StepOf>> = {
  draft: draftStep,
  proposed: proposedStep,
  matched: matchedStep,
  documents: documentsStep,
}

/** What this person can do to bring the placement forward. */
export function nextStep(placement: Placement, around: Around, ctx: Ctx): NextStep {
  const t = placementWords(ctx.language)
  const { state } = placement
  const edits = can(ctx.actor, 'placement.edit', placement)
  const prepare = preparing[state]
  if (prepare) return edits ? prepare(placement, around, ctx) : { text: t.waitsForSchool, actions: [] }
  if (state === 'active') return activeStep(placement, around, ctx)
  if (state === 'suspended') return suspendedStep(placement, around, ctx)
  const hours = hoursButton(around, ctx.language)
  if (endedStates.includes(state))
    return { text: t.isConcluded, actions: [...hours, ...registerButton(placement, ctx)] }
  return { text: t.isCancelled(placement.history.at(-1)?.reason ?? ''), actions: hours }
}

function draftStep(placement: Placement, { reasons }: Around, ctx: Ctx): NextStep {
  const t = stepWords(ctx.language)
  const ready = reasons.length === 0
  const last = placement.history.findLast(({ event }) => event === 'proposed' || event === 'declined')
  const said = last?.event === 'declined' ? [t.declinedBefore(sentence(last.reason ?? ''))] : []
  const propose = stepButton(placement, ctx, { move: 'propose', text: t.propose, reasons })
  const agreed = linkTo(t.hostSaidYes, paths.placementConsent({ placementId: placement._id }))
  // What has been said by voice needs no text without names.
  const onlyNames = reasons.every((reason) => reason === 'names-the-student')
  return {
    text: [...said, ready ? t.readyToPropose : t.notReadyToPropose].join(' '),
    actions: ready
      ? [propose, agreed]
      : [editButton(placement, ctx, 'primary'), ...(onlyNames ? [agreed] : []), propose],
  }
}

function sentence(text: string): string {
  return /[.!?]$/u.test(text) ? text : `${text}.`
}

function proposedStep(placement: Placement, _: Around, ctx: Ctx): NextStep {
  const t = stepWords(ctx.language)
  const id = { placementId: placement._id }
  const asked = placement.history.findLast(({ event }) => event === 'proposed')
  return {
    text: t.waitsForHost(asked ? formatDay(dayOf(asked.at), ctx.language) : ''),
    actions: [
      linkTo(t.hostSaidYes, paths.placementConsent(id), { look: 'primary' }),
      postTo(t.takeBack, paths.placementStep(id), { fields: { move: 'take-back' }, confirm: t.takeBackConfirm }),
    ],
  }
}

function matchedStep(placement: Placement, { reasons }: Around, ctx: Ctx): NextStep {
  const t = stepWords(ctx.language)
  const prepare = stepButton(placement, ctx, { move: 'prepare', text: t.prepare, reasons })
  return preparationStep(placement, ctx, { reasons, step: prepare, ready: t.readyToPrepare, not: t.notReadyToPrepare })
}

function documentsStep(placement: Placement, { reasons }: Around, ctx: Ctx): NextStep {
  const t = stepWords(ctx.language)
  const start = postTo(placementWords(ctx.language).start, paths.placementActivation({ placementId: placement._id }), {
    look: 'primary',
    disabledBecause: sentencesOf(reasons, ctx.language),
  })
  return preparationStep(placement, ctx, { reasons, step: start, ready: t.readyToStart, not: t.notReadyToStart })
}

interface Preparation {
  reasons: readonly StepReason[]
  step: Action
  ready: string
  not: string
}

function preparationStep(placement: Placement, ctx: Ctx, { reasons, step, ready, not }: Preparation): NextStep {
  if (reasons.length === 0) return { text: ready, actions: [step] }
  const signing = reasons.every((reason) => reason === 'papers-incomplete')
  const edit = signing ? papersButton(placement, ctx) : editButton(placement, ctx, 'primary')
  const help = [...agreementButton(placement, reasons, ctx), ...familyButton(placement, reasons, ctx)]
  return { text: not, actions: [edit, ...help, step] }
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

function suspendedStep(placement: Placement, around: Around, ctx: Ctx): NextStep {
  const t = stepWords(ctx.language)
  const why = placement.history.findLast(({ event }) => event === 'suspended')?.reason ?? ''
  const resume = stepButton(placement, ctx, { move: 'resume', text: t.resume, reasons: around.reasons })
  const edits = can(ctx.actor, 'placement.edit', placement)
  return { text: t.isSuspended(why), actions: [...(edits ? [resume] : []), ...hoursButton(around, ctx.language)] }
}

/** Everything else that may be done with the placement. */
export function placementActions(placement: Placement, around: Around, ctx: Ctx): Action[] {
  const { state } = placement
  const active = state === 'active'
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
    ...(isEditable(state) && !editStandsAbove(around) ? [editButton(placement, ctx, 'secondary')] : []),
    ...(active ? [linkTo(t.amend, paths.placementAmendments(id)), suspendButton(placement, ctx), conclude] : []),
    ...groupLink(placement, ctx),
    ...shareLink(placement, ctx),
    ...(begunStates.includes(state) ? [linkTo(t.again, paths.placementCopy(id))] : []),
    ...(isMoveFrom(state, 'cancel') ? [linkTo(t.cancel, paths.placementClosing(id), { look: 'danger' })] : []),
  ]
}

function editStandsAbove({ reasons }: Around): boolean {
  return reasons.some((reason) => reason !== 'papers-incomplete')
}

export function sentencesOf(reasons: readonly string[], language: Language): string[] {
  const sentences: Readonly<Record<string, string>> = refusalWords(language)
  return reasons.map((reason) => sentences[reason] ?? reason)
}

interface Step {
  move: PlacementMove
  text: string
  reasons: readonly StepReason[]
}

function stepButton({ _id }: Placement, { language }: Ctx, { move, text, reasons }: Step): Action {
  return postTo(text, paths.placementStep({ placementId: _id }), {
    fields: { move },
    look: 'primary',
    disabledBecause: sentencesOf(reasons, language),
  })
}

function suspendButton({ _id }: Placement, { language }: Ctx): Action {
  return linkTo(stepWords(language).suspend, paths.placementSuspension({ placementId: _id }))
}

function editButton(placement: Placement, ctx: Ctx, look: 'primary' | 'secondary'): Action {
  return linkTo(placementWords(ctx.language).edit, paths.placementEdit({ placementId: placement._id }), {
    look,
    icon: 'it-pencil',
  })
}

function groupLink({ groupId }: Placement, { language }: Ctx): Action[] {
  if (!groupId) return []
  return [linkTo(placementWords(language).openGroup, paths.placementGroup({ placementGroupId: groupId }))]
}

/** The project may be done at another host as well. */
function shareLink({ _id, studentId, state, kind }: Placement, { language }: Ctx): Action[] {
  if (kind === 'simulated-enterprise' || (state !== 'active' && !preparingStates.includes(state))) return []
  const href = withQuery(paths.newPlacement(), { studente: studentId, condiviso: _id })
  return [linkTo(placementFactWords(language).sharePath, href, { look: 'plain' })]
}

/** Where the papers say what is missing and who must act. */
function papersButton({ _id }: Placement, { language }: Ctx): Action {
  return linkTo(stepWords(language).openPapers, paths.papers({ placementId: _id }), { look: 'primary' })
}

/** Where what is missing can be prepared. */
function agreementButton({ partnerId }: Placement, reasons: readonly StepReason[], ctx: Ctx): Action[] {
  const lacking = reasons.includes('no-agreement') || reasons.includes('agreement-not-in-force')
  const href = withQuery(paths.agreements(), { ente: partnerId })
  return lacking ? [linkTo(placementWords(ctx.language).agreements, href)] : []
}

function familyButton({ studentId }: Placement, reasons: readonly StepReason[], ctx: Ctx): Action[] {
  if (!reasons.includes('family-not-informed')) return []
  return [linkTo(stepWords(ctx.language).studentFile, paths.studentFile({ studentId }))]
}

function hoursButton({ hoursHref }: Around, language: Language): Action[] {
  return hoursHref ? [linkTo(placementWords(language).openHours, hoursHref, { look: 'primary' })] : []
}

function registerButton(placement: Placement, ctx: Ctx): Action[] {
  if (!can(ctx.actor, 'register.placement', belongsOf(placement))) return []
  const href = paths.placementRegister({ placementId: placement._id })
  return [linkTo(placementWords(ctx.language).register, href, { icon: 'it-file' })]
}
