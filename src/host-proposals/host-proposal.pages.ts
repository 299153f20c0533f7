import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { stateOf } from '../placements/placement-list.pages.ts'
import type { PlacementState } from '../placements/placement-state.rules.ts'
import { paths } from '../paths.ts'
import { dayOf } from '../platform/day.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { formatDay } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import { fullName } from '../schools/student.rules.ts'
import { field, problemSummary, textarea } from '../web/form-parts.ts'
import { type Action, type ContentOf, empty, facts, linkTo, postTo, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { searchBox } from '../web/search-box.ts'
import { proposalState } from './host-proposal-list.pages.ts'
import type { HostProposal } from './host-proposal.rules.ts'
import { hostProposalWords } from './host-proposal.text.ts'

export interface Submitted {
  typed?: Typed
  problems?: Problems
}

/** The form in which a student proposes a host. */
export function newHostProposalPage(ctx: Ctx, { id, submitted }: { id: string; submitted: Submitted }) {
  const t = hostProposalWords(ctx.language)
  const form = formState(ctx.language, submitted, t)
  const fields = {
    name: field(form, 'name', { label: t.host, hint: t.nameHint, required: true, maxlength: 120 }),
    town: field(form, 'town', { label: t.town, required: true, maxlength: 80, width: 'medium' }),
    contact: field(form, 'contact', { label: t.contact, hint: t.contactHint, required: true, maxlength: 120 }),
    email: field(form, 'email', { label: t.email, hint: t.reachHint, type: 'email', maxlength: 254 }),
    phone: field(form, 'phone', { label: t.phone, type: 'tel', maxlength: 30 }),
    period: field(form, 'period', { label: t.period, hint: t.periodHint, required: true, maxlength: 160 }),
    why: textarea(form, 'why', { label: t.why, hint: t.whyHint, required: true, maxlength: 1000 }),
  }
  return {
    title: t.newTitle,
    lead: t.newLead,
    problems: problemSummary(form, Object.values(fields)),
    fields,
    hidden: [{ name: 'id', value: id }],
    action: paths.newHostProposal(),
    submit: { text: t.send, cancel: { text: t.cancel, href: paths.hostProposals() } },
  }
}

interface Match {
  _id: string
  name: string
  sites: readonly { town: string }[]
}

export interface ProposalParts {
  /** the student's placements at the partner it was taken over with */
  placements: readonly { _id: string; title: string; state: PlacementState }[]
  /** partners that it may be; null while nobody asks */
  matches: readonly Match[] | null
  q: string
  submitted: Submitted
}

export function hostProposalPage(proposal: HostProposal, parts: ProposalParts, ctx: Ctx) {
  const t = hostProposalWords(ctx.language)
  const open = proposal.state === 'open'
  const answers = open && can(ctx.actor, 'host-proposal.answer', proposal)
  return {
    title: proposal.name,
    t,
    state: proposalState(proposal.state, ctx.language),
    next: nextOf(proposal, parts, ctx),
    facts: facts(factsOf(proposal, ctx)),
    answer: answers ? answerPart(proposal, parts, ctx) : null,
  }
}

function factsOf(proposal: HostProposal, { actor, language }: Ctx): (readonly [string, ContentOf])[] {
  const t = hostProposalWords(language)
  const { studentId, student, town, contact, email, phone, why, period, createdAt } = proposal
  const seen = actor.role !== 'student'
  const name = { text: fullName(student), href: paths.student({ studentId }), note: student.className }
  return [
    ...(seen ? [[t.student, name] as const] : []),
    [t.town, town],
    [t.contact, contact],
    [t.email, email && { text: email, href: `mailto:${email}` }],
    [t.phone, phone],
    [t.period, period],
    [t.why, why],
    [t.madeOn, formatDay(dayOf(createdAt), language)],
  ]
}

function nextOf(proposal: HostProposal, { placements }: ProposalParts, ctx: Ctx) {
  const t = hostProposalWords(ctx.language)
  const { answer, state } = proposal
  if (state === 'open') return openPart(proposal, ctx)
  if (answer === null) return { texts: [t.isWithdrawn], lines: null, actions: [] }
  const on = formatDay(dayOf(answer.at), ctx.language)
  if (state === 'declined')
    return { texts: [t.isDeclined(answer.by.name, on, answer.reason ?? '')], lines: null, actions: [] }
  const taken = t.isTakenOver(answer.partner?.name ?? '', answer.by.name, on)
  if (placements.length > 0) return { texts: [taken], lines: placementFacts(placements, ctx), actions: [] }
  const prepares = can(ctx.actor, 'placement.edit', proposal)
  const prepare = prepares ? [prepareButton(proposal, ctx)] : []
  return { texts: [taken, prepares ? t.toPrepare : t.schoolAsks], lines: null, actions: prepare }
}

function openPart(proposal: HostProposal, ctx: Ctx) {
  const t = hostProposalWords(ctx.language)
  const waits = can(ctx.actor, 'host-proposal.answer', proposal) ? t.waitsForYou : t.waits
  return { texts: [waits], lines: null, actions: withdrawButton(proposal, ctx) }
}

function withdrawButton(proposal: HostProposal, { actor, language }: Ctx): Action[] {
  if (!can(actor, 'host-proposal.make', proposal)) return []
  const t = hostProposalWords(language)
  const action = paths.hostProposalWithdrawal({ hostProposalId: proposal._id })
  return [postTo(t.withdraw, action, { confirm: t.withdrawConfirm })]
}

function prepareButton({ studentId, answer }: HostProposal, { language }: Ctx): Action {
  const href = withQuery(paths.newPlacement(), { studente: studentId, ente: answer?.partner?.id ?? '' })
  return linkTo(hostProposalWords(language).prepare, href, { look: 'primary' })
}

function placementFacts(placements: ProposalParts['placements'], { language }: Ctx) {
  const t = hostProposalWords(language)
  return facts(
    placements.map(({ _id, title, state }) => [
      t.placementIs,
      { text: title, href: paths.placement({ placementId: _id }), status: stateOf(state, language) },
    ]),
  )
}

/** Which partner it is, or why it cannot be. */
function answerPart(proposal: HostProposal, { matches, q, submitted }: ProposalParts, ctx: Ctx) {
  const t = hostProposalWords(ctx.language)
  const id = { hostProposalId: proposal._id }
  const { name, town, email, phone } = proposal
  const facts = { name, town, email: email ?? '', phone: phone ?? '', hostProposalId: proposal._id }
  const add = linkTo(t.newHost, withQuery(paths.newPartner(), facts), { icon: 'it-plus' })
  const form = formState(ctx.language, submitted, t)
  const reason = textarea(form, 'reason', { label: t.reason, hint: t.reasonHint, required: true, maxlength: 500 })
  return {
    problems: problemSummary(form, [reason]),
    filter: searchBox(ctx.language, { q, label: t.searchHost, action: paths.hostProposal(id) }),
    table: table({
      caption: q ? t.whichHost : t.looksLike,
      columns: [t.host, t.town, { text: t.takeOver, quiet: true }],
      rows: (matches ?? []).map((match) => matchRow(match, paths.hostProposalAnswer(id), ctx)),
      empty: empty(t.noHost, t.noHostAdvice),
    }),
    add: [add],
    reason,
    action: paths.hostProposalAnswer(id),
    submit: { text: t.decline, cancel: null },
  }
}

function matchRow({ _id, name, sites }: Match, action: string, { language }: Ctx): ContentOf[] {
  const t = hostProposalWords(language)
  return [
    { text: name, href: paths.partner({ partnerId: _id }) },
    [...new Set(sites.map(({ town }) => town))].join(', '),
    { actions: [postTo(t.thisOne, action, { fields: { partnerId: _id }, look: 'primary' })] },
  ]
}
