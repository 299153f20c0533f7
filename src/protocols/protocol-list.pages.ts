import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatDay } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { exportLinks } from '../web/export.ts'
import { field, select } from '../web/form-parts.ts'
import { type ContentOf, empty, linkTo, pager, type Status, status, table, type Tone } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { daysLeft, type Protocol, type ProtocolState, protocolStates, stateOn } from './protocol.rules.ts'
import { protocolWords } from './protocol.text.ts'

type Listed = Pick<
  Protocol,
  '_id' | 'title' | 'parties' | 'signedOn' | 'startsOn' | 'expiresOn' | 'endsOn' | 'commitments'
>

export interface ProtocolList {
  protocols: Listed[]
  total: number
  q: string
  state: string
  page: number
  perPage: number
}

/** The states a list is filtered by: a renewed protocol is in force. */
export const filterStates = protocolStates.filter((state) => state !== 'renewed')

const tones: Record<ProtocolState, Tone> = {
  'not-begun': 'neutral',
  'in-force': 'success',
  renewed: 'success',
  expired: 'danger',
}

export function protocolsPage(list: ProtocolList, ctx: Ctx) {
  const t = protocolWords(ctx.language)
  const adds = may(ctx.actor, 'protocol.edit')
  const add = adds ? [linkTo(t.add, paths.newProtocol(), { look: 'primary', icon: 'it-plus' })] : []
  const filtered = list.q !== '' || list.state !== ''
  return {
    title: t.protocols,
    t,
    actions: add,
    filter: filterOf(list, ctx.language),
    table: table({
      caption: t.protocols,
      columns: [t.title, t.state, t.signedOn, t.expiresOn, { text: t.commitments, numeric: true }],
      rows: list.protocols.map((protocol) => rowOf(protocol, ctx)),
      empty: filtered ? empty(t.notFound, t.notFoundAdvice) : empty(t.none, adds ? t.noneToMake : t.noneToSee, add),
    }),
    exports: exportLinks(withQuery(paths.protocols(), { q: list.q, stato: list.state })),
    pager: pager({
      page: list.page,
      perPage: list.perPage,
      total: list.total,
      summary: t.summary,
      href: (page) => withQuery(paths.protocols(), { q: list.q, stato: list.state, pagina: String(page) }),
    }),
  }
}

function filterOf(list: ProtocolList, language: Language) {
  const t = protocolWords(language)
  const form = formState(language, { typed: { q: list.q, stato: list.state } })
  const states = filterStates.map((state) => ({ value: state, text: t[state] }))
  return {
    action: paths.protocols(),
    fields: [field(form, 'q', { label: t.search, type: 'search' })],
    selects: [select(form, 'stato', { label: t.state, options: states, placeholder: t.anyState })],
    clearHref: list.q || list.state ? paths.protocols() : null,
  }
}

function rowOf(protocol: Listed, ctx: Ctx): ContentOf[] {
  return [
    {
      text: protocol.title,
      href: paths.protocol({ protocolId: protocol._id }),
      note: protocol.parties.map((party) => party.name).join(', '),
    },
    stateOf(protocol, ctx),
    formatDay(protocol.signedOn, ctx.language),
    endText(protocol, ctx),
    String(protocol.commitments.length),
  ]
}

/** Where a protocol stands today. */
export function stateOf(protocol: Pick<Protocol, 'startsOn' | 'expiresOn' | 'endsOn'>, ctx: Ctx): Status {
  const state = stateOn(protocol, ctx.today)
  return status(protocolWords(ctx.language)[state], tones[state])
}

/** Its last day, and how far away it is while it holds. */
export function endText(protocol: Pick<Protocol, 'endsOn'>, ctx: Ctx): { text: string; note: string | null } {
  const t = protocolWords(ctx.language)
  const left = daysLeft(protocol, ctx.today)
  if (protocol.endsOn === null || left === null) return { text: t.noEnd, note: null }
  return { text: formatDay(protocol.endsOn, ctx.language), note: left >= 0 ? t.daysLeft(left) : null }
}
