import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { acceptedDocuments } from '../platform/document-kind.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { formatDay } from '../platform/format.ts'
import { field, file, type FormState, problemSummary, textarea } from '../web/form-parts.ts'
import { empty, linkTo, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { mostParties, partyField, typedParties } from './protocol.forms.ts'
import type { Protocol } from './protocol.rules.ts'
import { type ProtocolWords, protocolWords } from './protocol.text.ts'

export interface Submitted {
  typed?: Typed
  problems?: Problems
}

const spareRows = 3

export function newProtocolPage(id: string, submitted: Submitted, ctx: Ctx) {
  const t = protocolWords(ctx.language)
  const form = formState(ctx.language, submitted, t)
  return {
    title: t.newProtocol,
    lead: t.newProtocolLead,
    t,
    ...formParts(form, t),
    hidden: [{ name: 'id', value: id }],
    meanwhile: null,
    action: paths.newProtocol(),
    submit: { text: t.create, cancel: { text: t.cancel, href: paths.protocols() } },
  }
}

export function editProtocolPage(protocol: Protocol, submitted: Submitted, ctx: Ctx) {
  const t = protocolWords(ctx.language)
  const form = formState(ctx.language, { ...submitted, typed: submitted.typed ?? typedFacts(protocol) }, t)
  const href = paths.protocol({ protocolId: protocol._id })
  return {
    title: t.editTitle(protocol.title),
    lead: null,
    t,
    ...formParts(form, t),
    hidden: versionOf(protocol),
    meanwhile: meanwhileLink(protocol, submitted, t),
    action: paths.protocolEdit({ protocolId: protocol._id }),
    submit: { text: t.save, cancel: { text: t.cancel, href } },
  }
}

/** The version that a form is about. After a refusal it is the present one: who saves again has been told. */
export function versionOf({ version }: Pick<Protocol, 'version'>): { name: string; value: string }[] {
  return [{ name: 'version', value: String(version) }]
}

/** For who was refused because of somebody else: the page to compare with. */
export function meanwhileLink({ _id }: Pick<Protocol, '_id'>, { problems }: Submitted, t: ProtocolWords) {
  const meanwhile = problems?.['form'] === 'changed-meanwhile'
  return meanwhile ? linkTo(t.goToProtocol, paths.protocol({ protocolId: _id })) : null
}

function typedFacts({ title, subject, signedOn, startsOn, expiresOn, parties }: Protocol): Typed {
  return { title, subject, signedOn, startsOn, expiresOn: expiresOn ?? '', ...typedParties(parties) }
}

function formParts(form: FormState, t: ProtocolWords) {
  const fields = {
    title: field(form, 'title', { label: t.title, hint: t.titleHint, required: true, maxlength: 200 }),
    subject: textarea(form, 'subject', {
      label: t.subject,
      hint: t.subjectHint,
      required: true,
      rows: 6,
      maxlength: 6000,
    }),
    signedOn: field(form, 'signedOn', { label: t.signedOn, type: 'date', required: true }),
    startsOn: field(form, 'startsOn', { label: t.startsOn, hint: t.startsOnHint, type: 'date' }),
    expiresOn: field(form, 'expiresOn', { label: t.expiresOn, hint: t.expiresOnHint, type: 'date' }),
  }
  const rows = partyRows(form, t)
  return {
    fields,
    parties: table({
      caption: t.parties,
      columns: [t.party, t.role, t.signedBy],
      rows: rows.map((row) => row.map((each) => ({ field: each }))),
      empty: empty(t.parties),
    }),
    problems: problemSummary(form, [...Object.values(fields), ...rows.flat()]),
  }
}

/** The rows that are filled in, and some more. */
function partyRows(form: FormState, t: ProtocolWords) {
  const filled = Array.from({ length: mostParties }, (_, index) => index).findLast(
    (index) => form.typed[partyField(index, 'name')] || form.problems[partyField(index, 'name')],
  )
  const count = Math.min(mostParties, (filled ?? -1) + 1 + spareRows)
  return Array.from({ length: count }, (_, index) =>
    (['name', 'role', 'signedBy'] as const).map((part) => {
      const what = { name: t.party, role: t.role, signedBy: t.signedBy }[part]
      return field(form, partyField(index, part), { label: t.partyLabel(what, index + 1), maxlength: 200 })
    }),
  )
}

export function renewalPage(protocol: Protocol, submitted: Submitted, ctx: Ctx) {
  const t = protocolWords(ctx.language)
  const form = formState(ctx.language, submitted, t)
  const fields = {
    until: field(form, 'until', { label: t.renewalUntil, type: 'date', required: true }),
    on: field(form, 'on', { label: t.renewalOn, type: 'date', required: true }),
    note: textarea(form, 'note', { label: t.note, hint: t.renewalNoteHint, rows: 2, maxlength: 1000 }),
  }
  const href = paths.protocol({ protocolId: protocol._id })
  return {
    title: t.renew,
    lead: protocol.endsOn ? t.renewalLead(formatDay(protocol.endsOn, ctx.language)) : t['nothing-to-renew'],
    fields,
    problems: problemSummary(form, Object.values(fields)),
    hidden: versionOf(protocol),
    meanwhile: meanwhileLink(protocol, submitted, t),
    action: paths.protocolRenewals({ protocolId: protocol._id }),
    submit: { text: t.renew, cancel: { text: t.cancel, href } },
  }
}

/** `texts` are the sentences for what may be wrong with a file. */
export function annexPage(protocol: Protocol, { problems, texts }: Submitted & { texts: object }, ctx: Ctx) {
  const t = protocolWords(ctx.language)
  const form = formState(ctx.language, problems ? { problems } : {}, { ...t, ...texts })
  const chosen = file(form, 'file', {
    label: t.annexFile,
    hint: t.annexHint,
    required: true,
    accept: acceptedDocuments,
  })
  return {
    title: t.addAnnex,
    lead: protocol.title,
    file: chosen,
    problems: problemSummary(form, [chosen]),
    action: paths.protocolAnnexes({ protocolId: protocol._id }),
    submit: { text: t.upload, cancel: { text: t.cancel, href: paths.protocol({ protocolId: protocol._id }) } },
  }
}
