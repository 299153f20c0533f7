import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatDay, formatInstant } from '../platform/format.ts'
import { type ContentOf, empty, facts, type Happening, linkTo, status, table } from '../web/parts.ts'
import { standingStatus } from './agreement-list.pages.ts'
import { agreementActions, agreementSteps, type Around, nextStep } from './agreement-next.pages.ts'
import { type Agreement, type AgreementLine, parties, type Person, type Signature } from './agreement.rules.ts'
import { agreementWords } from './agreement.text.ts'
import { shortDigest } from './signing.rules.ts'
import type { TemplateField } from './template-fields.rules.ts'

export interface AroundAgreement extends Around {
  /** Places that stay open in the text of a draft. */
  missing: readonly TemplateField[]
}

export function agreementPage(agreement: Agreement, around: AroundAgreement, ctx: Ctx) {
  const t = agreementWords(ctx.language)
  const next = nextStep(agreement, around, ctx)
  const above = new Set(next.actions.map(({ href }) => href))
  return {
    title: `${agreement.school.name} · ${agreement.host.name}`,
    t,
    purpose: agreement.terms.purpose,
    state: standingStatus(agreement, ctx),
    steps: agreementSteps(agreement, ctx),
    next,
    blanks: around.missing.length > 0 ? t.blanks(around.missing.join(', ')) : null,
    // What stands above as the next step is not said twice.
    actions: agreementActions(agreement, around, ctx).filter(({ href, post }) => post !== null || !above.has(href)),
    parties: facts(partyFacts(agreement, ctx)),
    terms: facts(termFacts(agreement, ctx)),
    clauses: agreement.terms.clauses?.split('\n').filter((line) => line.trim() !== '') ?? [],
    signatures: agreement.state === 'draft' ? null : signatureTable(agreement, ctx),
    history: ctx.actor.role === 'guest' ? [] : happenings(agreement, ctx),
  }
}

type Facts = (readonly [label: string, value: ContentOf])[]

function partyFacts({ school, host, partnerId, schoolId }: Agreement, ctx: Ctx): Facts {
  const t = agreementWords(ctx.language)
  const hostHref = can(ctx.actor, 'partner.view', { partnerId }) ? paths.partner({ partnerId }) : null
  const schoolHref = can(ctx.actor, 'school.view', { schoolId }) ? paths.school({ schoolId }) : null
  return [
    [t.school, { text: school.name, href: schoolHref, note: school.address || null }],
    [t.principal, personContent(school.principal, ctx)],
    [t.host, { text: host.name, href: hostHref, note: host.address || null }],
    [t.representative, personContent(host.representative, ctx)],
  ]
}

function personContent({ name }: Person, ctx: Ctx): ContentOf {
  return name === '' ? status(agreementWords(ctx.language).missing, 'warning') : name
}

function termFacts(agreement: Agreement, { language }: Ctx): Facts {
  const t = agreementWords(language)
  const { terms, protocol, endedOn, text, copiedFrom } = agreement
  const period = t.periodOf(formatDay(terms.from, language), formatDay(terms.to, language))
  const earlier = copiedFrom
    ? ([[t.copiedFrom, { text: t.anEarlier, href: paths.agreement({ agreementId: copiedFrom }) }]] as const)
    : []
  return [
    [t.period, { text: period, note: endedOn ? t.endedOn(formatDay(endedOn, language)) : null }],
    [t.protocol, protocol ? t.protocolOf(protocol.number, formatDay(protocol.date, language)) : t.notYet],
    [t.seats, terms.seats === null ? t.noLimit : String(terms.seats)],
    [t.training, terms.safetyTraining === 'host' ? t.byHost : t.bySchool],
    [t.liability, terms.liability],
    ...(text ? ([[t.digest, { text: shortDigest(text.digest) }]] as const) : []),
    ...earlier,
  ]
}

function signatureTable(agreement: Agreement, ctx: Ctx) {
  const t = agreementWords(ctx.language)
  const names = { school: t.school, host: t.host }
  const rows = parties.map((party): ContentOf[] => {
    const signature = agreement.signatures.find((each) => each.party === party)
    if (!signature) return [names[party], status(t.waitsFor, 'warning'), null, null]
    return [names[party], ...signatureCells(agreement, signature, ctx)]
  })
  return table({ caption: t.signatures, columns: [t.party, t.who, t.how, t.when], rows, empty: empty(t.noSignatures) })
}

function signatureCells(agreement: Agreement, signature: Signature, { language }: Ctx): ContentOf[] {
  const t = agreementWords(language)
  const { name, role, how, on, collectedBy, scan, recordedAt } = signature
  const href = scan ? paths.agreementScan({ agreementId: agreement._id, fileId: scan.fileId }) : ''
  const actions = scan ? [linkTo(t.scan, href, { look: 'plain', icon: 'it-download' })] : []
  return [
    { text: name, note: role },
    { text: how === 'screen' ? t.onScreen : t.onPaper(collectedBy ?? ''), actions },
    how === 'screen' ? formatInstant(recordedAt, language) : formatDay(on, language),
  ]
}

function happenings({ history }: Agreement, { language }: Ctx): Happening[] {
  const t = agreementWords(language)
  return history.toReversed().map((line) => {
    const what = t[`event-${line.event}`]
    const text = line.by.name ? t.by(what, line.by.name) : what
    return { when: formatInstant(line.at, language), text, note: noteOf(line, t) }
  })
}

function noteOf({ reason, cancelled }: AgreementLine, t: ReturnType<typeof agreementWords>): string | null {
  const names = (cancelled ?? []).map(({ name }) => name).join(', ')
  return [reason, names ? t.cancelledSignatures(names) : null].filter(Boolean).join(' · ') || null
}
