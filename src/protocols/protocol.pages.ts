import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { parseDay } from '../platform/day.ts'
import { formatCount, formatDay, formatInstant } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Programme } from '../programme/programme.rules.ts'
import { type Action, type ContentOf, empty, facts, type Happening, linkTo, postTo, table } from '../web/parts.ts'
import { commitmentsPart } from './commitment.pages.ts'
import type { CountedActivity } from './counted-activity.rules.ts'
import { projectsPart } from './project.pages.ts'
import { endText, stateOf } from './protocol-list.pages.ts'
import { daysLeft, type Protocol, stateOn } from './protocol.rules.ts'
import { protocolWords } from './protocol.text.ts'

/** Days before its end from which a protocol asks for its renewal. */
const soon = 180

/** What the page of a protocol shows besides its record: its activities, and the words of the programme. */
export interface AroundProtocol {
  activities: readonly CountedActivity[]
  /** the activities that this actor may open */
  opens: ReadonlySet<string>
  programme: Programme
}

export function protocolPage(protocol: Protocol, around: AroundProtocol, ctx: Ctx) {
  const t = protocolWords(ctx.language)
  const edits = may(ctx.actor, 'protocol.edit')
  const id = { protocolId: protocol._id }
  return {
    title: protocol.title,
    t,
    state: stateOf(protocol, ctx),
    subject: protocol.subject.split('\n').filter((line) => line.trim() !== ''),
    next: edits ? nextStep(protocol, around, ctx) : null,
    facts: facts(factsOf(protocol, ctx)),
    actions: [
      ...(edits ? [linkTo(t.edit, paths.protocolEdit(id), { icon: 'it-pencil' })] : []),
      ...(may(ctx.actor, 'protocol.report')
        ? [linkTo(t.report, paths.protocolReport(id), { icon: 'it-download' })]
        : []),
    ],
    parties: partiesTable(protocol, ctx),
    commitments: commitmentsPart(protocol, around, ctx),
    projects: projectsPart(protocol, ctx),
    renewals: renewalsTable(protocol, edits, ctx),
    renew:
      edits && protocol.endsOn !== null ? [linkTo(t.renew, paths.protocolRenewals(id), { icon: 'it-refresh' })] : [],
    annexes: annexesTable(protocol, edits, ctx),
    addAnnex: edits ? [linkTo(t.addAnnex, paths.protocolAnnexes(id), { icon: 'it-upload' })] : [],
    history: edits ? protocol.history.map((line) => happening(line, ctx)).toReversed() : [],
  }
}

/** The one thing that brings the protocol forward, if any. */
function nextStep(protocol: Protocol, { activities }: AroundProtocol, ctx: Ctx) {
  const t = protocolWords(ctx.language)
  const id = { protocolId: protocol._id }
  const step = (text: string, button: string, href: string): { text: string; action: Action } => ({
    text,
    action: linkTo(button, href, { look: 'primary', icon: 'it-plus' }),
  })
  const left = daysLeft(protocol, ctx.today)
  if (stateOn(protocol, ctx.today) === 'expired') return step(t.nextExpired, t.renew, paths.protocolRenewals(id))
  if (protocol.commitments.length === 0) {
    return step(t.nextCommitment, t.addCommitment, paths.protocolCommitments(id))
  }
  if (activities.length === 0 && may(ctx.actor, 'activity.edit')) {
    return step(t.nextActivity, t.addActivity, withQuery(paths.newActivity(), { protocollo: protocol._id }))
  }
  return left !== null && left <= soon ? step(t.nextRenewal, t.renew, paths.protocolRenewals(id)) : null
}

function factsOf(protocol: Protocol, ctx: Ctx): (readonly [string, ContentOf])[] {
  const t = protocolWords(ctx.language)
  const { signedOn, startsOn, expiresOn, endsOn } = protocol
  const end = endText(protocol, ctx)
  const signed = expiresOn !== null && expiresOn !== endsOn ? t.signedTerm(formatDay(expiresOn, ctx.language)) : null
  return [
    [t.signedOn, formatDay(signedOn, ctx.language)],
    [t.startsOn, formatDay(startsOn, ctx.language)],
    [t.expiresOn, { text: end.text, note: [end.note, signed].filter(Boolean).join(' · ') || null }],
  ]
}

function partiesTable({ parties }: Protocol, { language }: Ctx) {
  const t = protocolWords(language)
  return table({
    caption: t.parties,
    columns: [t.party, t.role, t.signedBy],
    rows: parties.map(({ name, role, signedBy }) => [name, role, signedBy]),
    empty: empty(t.parties),
  })
}

function renewalsTable({ _id, renewals, version }: Protocol, edits: boolean, { language }: Ctx) {
  const t = protocolWords(language)
  const last = renewals.at(-1)
  return table({
    caption: t.renewals,
    columns: [t.renewalUntil, t.renewalOn, t.note, ...(edits ? [{ text: t.actions, quiet: true }] : [])],
    rows: renewals.map((renewal): ContentOf[] => {
      const until = formatDay(renewal.until, language)
      const remove = postTo(t.remove, paths.protocolRenewals({ protocolId: _id }), {
        look: 'plain',
        fields: { id: renewal.id, remove: 'yes', version: String(version) },
        confirm: t.removeRenewalConfirm(until),
      })
      const actions = edits ? [{ actions: renewal === last ? [remove] : [] }] : []
      return [until, formatDay(renewal.on, language), renewal.note, ...actions]
    }),
    empty: empty(t.noRenewals),
  })
}

function annexesTable({ _id, annexes }: Protocol, edits: boolean, { language }: Ctx) {
  const t = protocolWords(language)
  const kilobytes = (bytes: number) => formatCount(Math.max(1, Math.round(bytes / 1024)), language)
  return table({
    caption: t.annexes,
    columns: [t.annexFile, t.addedOn, ...(edits ? [{ text: t.actions, quiet: true }] : [])],
    rows: annexes.map((annex): ContentOf[] => {
      const href = paths.protocolAnnex({ protocolId: _id, fileId: annex.fileId })
      const remove = postTo(t.remove, href, { look: 'plain', confirm: t.removeAnnexConfirm(annex.name) })
      return [
        { text: annex.name, href, note: t.size(kilobytes(annex.bytes)) },
        { text: formatInstant(annex.addedAt, language), note: annex.by.name },
        ...(edits ? [{ actions: [remove] }] : []),
      ]
    }),
    empty: empty(t.noAnnexes, t.noAnnexesAdvice),
  })
}

function happening({ at, by, event, about }: Protocol['history'][number], { language }: Ctx): Happening {
  const t = protocolWords(language)
  const what = t[`event-${event}`]
  return {
    when: formatInstant(at, language),
    text: about ? `${what}: ${aboutText(about, language)}` : what,
    note: by.name,
  }
}

function aboutText(about: string, language: Ctx['language']): string {
  const date = parseDay(about)
  return date ? formatDay(date, language) : about
}
