import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { belongsOf } from '../placements/placement-access.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { underWayStates } from '../placements/placement-state.rules.ts'
import type { Day } from '../platform/day.ts'
import type { Typed } from '../platform/form.ts'
import { formatDay } from '../platform/format.ts'
import { problemSummary, select, textarea } from '../web/form-parts.ts'
import { type Action, linkTo, postTo } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { type CertificateFacts, type CertificateReason, eqfLevels } from './certificate.rules.ts'
import { type ClosingReason, partyOf, silentParties, writingRefusal } from './evaluation.rules.ts'
import type { FoundEvaluations } from './evaluation.rules.ts'
import { evaluationRefusals, evaluationWords } from './evaluation.text.ts'

/** What is known of the next step, for who may take it. */
export interface Standing {
  closing: { reasons: readonly ClosingReason[]; aloneFrom: Day | null } | null
  certificate: { facts: CertificateFacts; reasons: readonly CertificateReason[] } | null
  /** A refused closing is shown again. */
  submitted?: { typed?: Typed; problems?: Record<string, string> }
}

interface NextPart {
  text: string
  actions: Action[]
  /** The form that closes without all the answers. */
  note: object | null
  /** The form that issues the certificate. */
  certify: object | null
}

const nothing = { actions: [], note: null, certify: null }

/** The next step on the way to the certificate, as far as it is this person's. */
export function nextPart(found: FoundEvaluations, standing: Standing, ctx: Ctx): NextPart | null {
  const t = evaluationWords(ctx.language)
  const { state } = found.placement
  if (state === 'certified') return null
  if (isMine(found, ctx)) return { ...nothing, text: t.yourTurn }
  if (underWayStates.includes(state)) return { ...nothing, text: t.stillRuns, actions: askAction(found, ctx) }
  if (state === 'concluded') return closingPart(found, standing, ctx)
  return certifyingPart(found.placement, standing, ctx)
}

function isMine({ placement, evaluations }: FoundEvaluations, ctx: Ctx): boolean {
  const party = partyOf(ctx.actor)
  if (writingRefusal(placement, { party, send: true, today: ctx.today })) return false
  return !evaluations.some((each) => each.party === party && each.state === 'sent')
}

function closingPart(found: FoundEvaluations, { closing, submitted }: Standing, ctx: Ctx): NextPart {
  const t = evaluationWords(ctx.language)
  const { placement, evaluations } = found
  const silent = silentParties(placement, evaluations)
  const who = silent.map((party) => t[party].toLowerCase()).join(', ')
  if (!closing) return { ...nothing, text: silent.length > 0 ? t.waitsForOthers(who) : t.waitsForSchool }
  const action = paths.evaluationClosing({ placementId: placement._id })
  if (silent.length === 0)
    return { ...nothing, text: t.closeLead, actions: [postTo(t.close, action, { look: 'primary' })] }
  const asks = askAction(found, ctx)
  if (!closing.reasons.includes('note-missing')) {
    const from = closing.aloneFrom ? formatDay(closing.aloneFrom, ctx.language) : ''
    return { ...nothing, text: t.waitsFor(who, from), actions: asks }
  }
  const form = formState(ctx.language, submitted ?? {}, evaluationRefusals(ctx.language))
  const note = textarea(form, 'note', { label: t.note, required: true, rows: 3, maxlength: 1000 })
  return {
    ...nothing,
    text: t.closeAlone(who),
    actions: asks,
    note: { action, note, problems: problemSummary(form, [note]), submit: { text: t.close, cancel: null } },
  }
}

/** The host may be asked by a link as long as it has not answered. */
function askAction({ placement, evaluations }: FoundEvaluations, ctx: Ctx): Action[] {
  const { _id: placementId } = placement
  const record = { ...belongsOf(placement), placementId }
  if (!can(ctx.actor, 'outcome.decide', record)) return []
  if (!silentParties(placement, evaluations).includes('host')) return []
  return [linkTo(evaluationWords(ctx.language).ask, paths.evaluationLinks({ placementId }))]
}

function certifyingPart({ _id: placementId }: Placement, { certificate }: Standing, ctx: Ctx): NextPart {
  const t = evaluationWords(ctx.language)
  if (!certificate) return { ...nothing, text: t.waitsForOffice }
  const action = paths.certificate({ placementId })
  const { facts, reasons } = certificate
  const text = t.certificateLead(facts.competences.length)
  if (reasons.length > 0) {
    const sentences = reasons.map((reason) => evaluationRefusals(ctx.language)[reason])
    return { ...nothing, text, actions: [postTo(t.issue, action, { look: 'primary', disabledBecause: sentences })] }
  }
  const eqf = select(formState(ctx.language, {}), 'eqf', {
    label: t.eqf,
    options: eqfLevels.map((level) => ({ value: String(level), text: `EQF ${level}` })),
    placeholder: t.noEqf,
  })
  return { ...nothing, text, certify: { action, eqf, submit: { text: t.issue, cancel: null } } }
}
