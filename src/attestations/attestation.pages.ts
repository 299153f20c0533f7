import type { Ctx } from '../access/actor.ts'
import type { Edition } from '../labs/edition.rules.ts'
import { editionTabs } from '../labs/edition-tabs.pages.ts'
import { paths } from '../paths.ts'
import { dayOf } from '../platform/day.ts'
import { formatDay, formatHours } from '../platform/format.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { withQuery } from '../platform/path.ts'
import type { Attendance } from '../roll-calls/attendance.rules.ts'
import type { Student } from '../schools/student.rules.ts'
import { exportLinks } from '../web/export.ts'
import { checkbox, field, problemSummary, textarea } from '../web/form-parts.ts'
import { type Action, type ContentOf, empty, facts, linkTo, postTo, status, type Status, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { longestReason } from './attestation.forms.ts'
import {
  type Attestation,
  type AttestationRefusal,
  mayBeDecided,
  missingMinutes,
  percentOf,
} from './attestation.rules.ts'
import { attestationWords } from './attestation.text.ts'

interface Line {
  student: Pick<Student, '_id' | 'surname' | 'givenName'>
  label: string
  attendance: Pick<Attendance, 'attended' | 'needed'>
  refusals: readonly AttestationRefusal[]
  attestation: Attestation | null
}

export interface AttestationList {
  edition: Edition
  threshold: number
  lines: readonly Line[]
  gives: boolean
}

/** Who takes part, how much was attended, and who has the certificate or what it lacks. */
export function attestationsPage(list: AttestationList, ctx: Ctx) {
  const t = attestationWords(ctx.language)
  const { edition, threshold, lines } = list
  const common = commonReasons(lines)
  return {
    title: edition.title,
    tabs: editionTabs(edition, 'attestations', ctx),
    heading: t.title,
    lead: t.lead(threshold),
    common: common.map((reason) => reasonText(reason, ctx)),
    actions: giveReadyAction(list, ctx),
    table: table({
      caption: t.caption,
      columns: [t.student, t.class, { text: t.hours, numeric: true }, { text: t.percent, numeric: true }, t.state],
      rows: lines.map((line) => rowOf(edition, { line, common }, ctx)),
      empty: empty(t.none, t.noneAdvice),
    }),
    exports: exportLinks(paths.editionAttestations({ editionId: edition._id })),
  }
}

function giveReadyAction({ edition, lines, gives }: AttestationList, { language }: Ctx): Action[] {
  const t = attestationWords(language)
  const ready = lines.filter(({ refusals, attestation }) => refusals.length === 0 && attestation === null).length
  if (!gives || lines.every(({ attestation }) => attestation !== null)) return []
  return [
    postTo(t.giveReady(ready), paths.editionAttestations({ editionId: edition._id }), {
      look: 'primary',
      icon: 'it-check',
      disabledBecause: ready === 0 ? [t.noneReady] : [],
    }),
  ]
}

interface Row {
  line: Line
  common: readonly AttestationRefusal[]
}

function rowOf(edition: Edition, { line, common }: Row, ctx: Ctx): ContentOf[] {
  const t = attestationWords(ctx.language)
  const { student, label, attendance } = line
  const { minutes } = edition.module
  const href = paths.attestation({ editionId: edition._id, studentId: student._id })
  return [
    { text: nameOf(student), href },
    label,
    t.hoursOf(formatHours(attendance.attended), formatHours(minutes)),
    `${percentOf(attendance.attended, minutes)} %`,
    { status: stateOf(line, t), note: noteOf({ line, common }, ctx) },
  ]
}

function nameOf({ surname, givenName }: Line['student']): string {
  return `${surname} ${givenName}`.trim()
}

type Words = ReturnType<typeof attestationWords>

function stateOf({ refusals, attestation }: Line, t: Words): Status {
  if (attestation) return status(t.given(attestation.number), attestation.decision ? 'warning' : 'success')
  return refusals.length === 0 ? status(t.ready, 'info') : status(t.waiting, 'neutral')
}

function noteOf({ line, common }: Row, ctx: Ctx): string | null {
  const t = attestationWords(ctx.language)
  const { attestation, refusals } = line
  if (attestation) return attestation.decision ? t.decided(attestation.decision.head) : null
  // As long as there are sessions to come nobody has failed: only the hours are said.
  if (refusals.includes('sessions-ahead') && refusals.includes('below-threshold'))
    return t.missing(formatHours(missingMinutes(line.attendance)))
  const own = { ...line, refusals: refusals.filter((reason) => !common.includes(reason)) }
  return reasonsOf(own, ctx).join(' ') || null
}

/** What holds back every certificate not given yet: said once, above the list. */
function commonReasons(lines: readonly Line[]): AttestationRefusal[] {
  const [first, ...others] = lines.filter(({ attestation }) => attestation === null)
  return (first?.refusals ?? [])
    .filter((reason) => reason !== 'below-threshold' && reason !== 'nothing-attended')
    .filter((reason) => others.every(({ refusals }) => refusals.includes(reason)))
}

function reasonsOf({ refusals, attendance }: Line, ctx: Ctx): string[] {
  const { missing } = attestationWords(ctx.language)
  return refusals.map((reason) => {
    const text = reasonText(reason, ctx)
    return reason === 'below-threshold' ? `${text} ${missing(formatHours(missingMinutes(attendance)))}` : text
  })
}

/** A student cannot complete the roll calls: the school does. */
function reasonText(reason: AttestationRefusal, { actor, language }: Ctx): string {
  const t = attestationWords(language)
  return reason === 'minutes-not-approved' && actor.role === 'student' ? t.schoolApproves : t[reason]
}

export interface OneAttestation extends Omit<AttestationList, 'lines'> {
  line: Line
  partnerName: string
  /** Whether this actor may record what the head has decided. */
  mayRecord: boolean
  /** The head of the school, as far as it is known. */
  head: string | null
  typed: Typed
  problems: Problems
}

/** The certificate of one student: how it stands, and the one thing to do. */
export function attestationPage(one: OneAttestation, ctx: Ctx) {
  const t = attestationWords(ctx.language)
  const { edition, threshold, line, partnerName } = one
  const { attestation, attendance, student } = line
  const { minutes } = edition.module
  const shown = attestation?.facts.attended ?? attendance.attended
  return {
    title: t.titleOf(nameOf(student)),
    state: stateOf(line, t),
    facts: facts([
      [t.laboratory, { text: edition.title, href: paths.edition({ editionId: edition._id }) }],
      [t.partner, partnerName],
      [t.class, line.label],
      [t.hours, `${t.hoursOf(formatHours(shown), formatHours(minutes))} (${percentOf(shown, minutes)} %)`],
      [t.threshold, t.thresholdOf(threshold, formatHours(attendance.needed))],
      ...givenFacts(attestation, ctx),
    ]),
    t,
    // Whoever gives it reads the reasons beside the button.
    why: attestation || one.gives ? [] : reasonsOf(line, ctx),
    changed:
      attestation && attestation.facts.attended !== attendance.attended
        ? t.changed(formatHours(attestation.facts.attended), formatHours(attendance.attended))
        : null,
    note: attestation ? t.reprint : one.gives ? null : t.askSchool,
    actions: actionsOf(one, ctx),
    decision: decisionForm(one, ctx),
  }
}

function givenFacts(attestation: Attestation | null, { language }: Ctx): [string, string][] {
  const t = attestationWords(language)
  if (!attestation) return []
  const { number, issuedAt, issuedBy, decision } = attestation
  return [
    [t.number, number],
    [t.givenOn, t.givenBy(formatDay(dayOf(issuedAt), language), issuedBy.name)],
    ...(decision ? [[t.decision, t.decisionOf(decision.head, decision.reason)] as [string, string]] : []),
  ]
}

function actionsOf({ edition, line, gives }: OneAttestation, ctx: Ctx): Action[] {
  const t = attestationWords(ctx.language)
  const href = paths.attestation({ editionId: edition._id, studentId: line.student._id })
  if (line.attestation)
    return [linkTo(t.download, withQuery(href, { formato: 'pdf' }), { look: 'primary', icon: 'it-download' })]
  if (!gives) return []
  return [postTo(t.give, href, { look: 'primary', icon: 'it-check', disabledBecause: reasonsOf(line, ctx) })]
}

function decisionForm(one: OneAttestation, { language }: Ctx) {
  const { edition, line, gives, mayRecord, head, typed, problems } = one
  if (!gives || line.attestation || !mayBeDecided(line.refusals)) return null
  const t = attestationWords(language)
  const form = formState(language, { typed: { dirigente: head ?? '', ...typed }, problems }, t)
  const who = field(form, 'dirigente', { label: t.head, required: true, maxlength: 120, width: 'medium' })
  const reason = textarea(form, 'motivo', {
    label: t.reason,
    hint: t.reasonHint,
    required: true,
    maxlength: longestReason,
  })
  const signed = checkbox(form, 'firmata', { label: t.signed, required: true })
  return {
    closed: mayRecord ? null : t.onlyOffice,
    open: Object.keys(problems).length > 0,
    action: paths.attestation({ editionId: edition._id, studentId: line.student._id }),
    problems: problemSummary(form, [who, reason, signed]),
    who,
    reason,
    signed,
    submit: { text: t.giveByDecision, cancel: null },
  }
}
