import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { dayOf } from '../platform/day.ts'
import { formatDay } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { fullName } from '../schools/student.rules.ts'
import { exportLinks } from '../web/export.ts'
import { field, select } from '../web/form-parts.ts'
import { type ContentOf, empty, linkTo, pager, type Status, status, table, type Tone } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { type HostProposal, type HostProposalState, hostProposalStates } from './host-proposal.rules.ts'
import { hostProposalWords } from './host-proposal.text.ts'

const tones: Record<HostProposalState, Tone> = {
  open: 'warning',
  'taken-over': 'success',
  declined: 'neutral',
  withdrawn: 'neutral',
}

export function proposalState(state: HostProposalState, language: Language): Status {
  return status(hostProposalWords(language)[state], tones[state])
}

interface ProposalList {
  proposals: readonly HostProposal[]
  total: number
  q: string
  state: string
  page: number
  perPage: number
}

/** A student sees the own ones, and may make another; a school those of its students. */
export function hostProposalsPage(list: ProposalList, ctx: Ctx) {
  const t = hostProposalWords(ctx.language)
  const own = may(ctx.actor, 'host-proposal.make')
  const make = own ? [linkTo(t.make, paths.newHostProposal(), { look: 'primary', icon: 'it-plus' })] : []
  const filtered = list.q !== '' || list.state !== ''
  const href = (page: number) =>
    withQuery(paths.hostProposals(), { q: list.q, stato: list.state, pagina: String(page) })
  return {
    title: own ? t.ownProposals : t.proposals,
    lead: own ? t.ownLead : t.lead,
    actions: make,
    filter: { ...filterOf(list, own, ctx.language), clearHref: filtered ? paths.hostProposals() : null },
    table: table({
      caption: own ? t.ownProposals : t.proposals,
      columns: [t.host, ...(own ? [] : [t.student]), t.period, t.madeOn, t.state],
      rows: list.proposals.map((proposal) => rowOf(proposal, own, ctx.language)),
      empty: noProposal(filtered, own, ctx.language, make),
    }),
    pager: pager({ page: list.page, perPage: list.perPage, total: list.total, summary: t.summary, href }),
    exports: exportLinks(href(1)),
  }
}

// oxlint-disable-next-line max-params -- what it says depends on both
function noProposal(filtered: boolean, own: boolean, language: Language, make: ReturnType<typeof linkTo>[]) {
  const t = hostProposalWords(language)
  if (filtered) return empty(t.notFound, t.notFoundAdvice)
  return own ? empty(t.noneOwn, t.noneOwnAdvice, make) : empty(t.none, t.noneAdvice)
}

function filterOf({ q, state }: ProposalList, own: boolean, language: Language) {
  const t = hostProposalWords(language)
  const form = formState(language, { typed: { q, stato: state } })
  const options = hostProposalStates.map((each) => ({ value: each, text: t[each] }))
  return {
    action: paths.hostProposals(),
    fields: [field(form, 'q', { label: own ? t.searchOwn : t.search, type: 'search' })],
    selects: [select(form, 'stato', { label: t.state, options, placeholder: t.anyState })],
  }
}

function rowOf(proposal: HostProposal, own: boolean, language: Language): ContentOf[] {
  const { _id, name, town, student, period, createdAt, state } = proposal
  return [
    { text: name, href: paths.hostProposal({ hostProposalId: _id }), note: town },
    ...(own ? [] : [{ text: fullName(student), note: student.className }]),
    period,
    formatDay(dayOf(createdAt), language),
    proposalState(state, language),
  ]
}
