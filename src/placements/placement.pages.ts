import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatDay, formatHours, formatInstant, weekdayName } from '../platform/format.ts'
import type { Minutes } from '../platform/minutes.ts'
import type { Language } from '../platform/words.ts'
import { type ContentOf, empty, facts, type Happening, type Progress, type Status } from '../web/parts.ts'
import { progress, status, table } from '../web/parts.ts'
import { nextStep, placementActions } from './placement-next.pages.ts'
import { stateOf, studentName } from './placement-list.pages.ts'
import type { ActivationReason, AgreementCopy, Placement } from './placement.rules.ts'
import { placementWords } from './placement.text.ts'
import { effectiveTerms, inOrder, scheduledMinutes, type Slot, termsOn, weeklyMinutes } from './terms.rules.ts'

/** Minutes by how far they have come: each stands in one of the three. */
interface HoursDone {
  logged: Minutes
  confirmed: Minutes
  approved: Minutes
}

/** What the page of a placement shows besides its record; later features bring the hours. */
export interface AroundPlacement {
  schoolName: string
  /** what still stands against the start; only known to who may start it */
  reasons: readonly ActivationReason[]
  /** the hours done so far; null before there can be any */
  done: HoursDone | null
  /** the hour register of this placement; null before there can be hours */
  hoursHref: string | null
}

export function placementPage(placement: Placement, around: AroundPlacement, ctx: Ctx) {
  const t = placementWords(ctx.language)
  const staff = ctx.actor.role !== 'host' && ctx.actor.role !== 'student'
  return {
    title: `${studentName(placement)} · ${placement.host.name}`,
    t,
    placementTitle: placement.title,
    state: stateOf(placement.state, ctx.language),
    next: nextStep(placement, around, ctx),
    actions: placementActions(placement, around, ctx),
    progress: around.done ? progressOf(placement, around.done, ctx.language) : null,
    waiting: around.done ? waitingText(around.done, ctx.language) : null,
    people: facts(peopleFacts(placement, around.schoolName, ctx)),
    terms: facts(termFacts(placement, ctx)),
    activities: placement.activities.split('\n'),
    timetable: timetableTable(timetableNow(placement, ctx), ctx.language),
    timetableNote: laterTimetable(placement, ctx),
    versions: placement.amendments.length > 0 ? versionsTable(placement, ctx.language) : null,
    history: staff ? happenings(placement, ctx.language) : [],
  }
}

function progressOf(placement: Placement, { approved }: HoursDone, language: Language): Progress {
  const t = placementWords(language)
  const { plannedMinutes } = effectiveTerms(placement)
  const text = t.doneOf(formatHours(approved), formatHours(plannedMinutes))
  return progress(t.approvedHours, text, { value: approved, max: plannedMinutes })
}

function waitingText({ logged, confirmed }: HoursDone, language: Language): string | null {
  const waiting = logged + confirmed
  return waiting > 0 ? placementWords(language).waitingHours(formatHours(waiting)) : null
}

type Facts = (readonly [label: string, value: ContentOf])[]

function peopleFacts(placement: Placement, schoolName: string, ctx: Ctx): Facts {
  const t = placementWords(ctx.language)
  const { host, student, schoolTutor, hostTutor } = placement
  const missing = status(t.missing, 'warning')
  const studentHref = can(ctx.actor, 'student.view', { ...placement, partnerId: null })
    ? paths.student({ studentId: placement.studentId })
    : null
  const partnerHref = can(ctx.actor, 'partner.view', placement)
    ? paths.partner({ partnerId: placement.partnerId })
    : null
  return [
    [t.student, { text: studentName(placement), href: studentHref }],
    [t.className, student.className],
    [t.school, schoolName],
    [t.schoolTutor, schoolTutor ? { text: schoolTutor.name, note: schoolTutor.email } : missing],
    [t.host, { text: host.name, href: partnerHref }],
    [t.site, { text: host.site.name, note: `${host.site.address}, ${host.site.postcode} ${host.site.town}` }],
    [t.hostTutor, hostTutor ? { text: hostTutor.name, note: contactsOf(hostTutor) } : missing],
  ]
}

function contactsOf({ email, phone }: { email: string | null; phone: string | null }): string | null {
  return [email, phone].filter(Boolean).join(' · ') || null
}

function termFacts(placement: Placement, ctx: Ctx): Facts {
  const { language } = ctx
  const t = placementWords(language)
  const { agreement } = placement
  const { from, to, plannedMinutes, timetable } = effectiveTerms(placement)
  const scheduled = scheduledMinutes(placement)
  const missing: Status = status(t.missing, 'warning')
  const differs = plannedMinutes > 0 && timetable.length > 0 && plannedMinutes !== scheduled
  return [
    [t.period, t.periodOf(formatDay(from, language), formatDay(to, language))],
    [
      t.planned,
      plannedMinutes > 0 ? { text: formatHours(plannedMinutes), note: differs ? t.plannedDiffers : null } : missing,
    ],
    [t.scheduled, { text: formatHours(scheduled), note: t.scheduledNote }],
    [t.agreement, agreement ? agreementContent(placement, agreement, ctx) : missing],
  ]
}

function agreementContent(placement: Placement, agreement: AgreementCopy, { actor, language }: Ctx): ContentOf {
  const t = placementWords(language)
  const { agreementId, number, date, to } = agreement
  const { schoolId, partnerId } = placement
  const href = can(actor, 'agreement.view', { schoolId, partnerId, agreementId })
    ? paths.agreement({ agreementId })
    : null
  return {
    text: t.agreementOf(number, formatDay(date, language)),
    href,
    note: t.agreementUntil(formatDay(to, language)),
  }
}

/** The timetable of today, or the one that comes first or last when today is outside the period. */
function timetableNow(placement: Placement, ctx: Ctx): readonly Slot[] {
  if (ctx.today < placement.terms.from) return placement.terms.timetable
  return (termsOn(placement, ctx.today) ?? effectiveTerms(placement)).timetable
}

function laterTimetable(placement: Placement, ctx: Ctx): string | null {
  const later = placement.amendments.map(({ validFrom }) => validFrom).filter((day) => day > ctx.today)
  const [first] = later.toSorted()
  return first ? placementWords(ctx.language).changesFrom(formatDay(first, ctx.language)) : null
}

function timetableTable(timetable: readonly Slot[], language: Language) {
  const t = placementWords(language)
  const days = [...new Set(inOrder(timetable).map((slot) => slot.weekday))]
  const rows = days.map((weekday): ContentOf[] => {
    const ofDay = inOrder(timetable).filter((slot) => slot.weekday === weekday)
    const times = ofDay.map((slot) => `${slot.from}–${slot.to}`).join(', ')
    return [weekdayName(weekday, language), times, formatHours(weeklyMinutes(ofDay))]
  })
  return table({
    caption: t.timetable,
    columns: [t.weekday, t.times, { text: t.hours, numeric: true }],
    rows,
    totals: [t.week, null, formatHours(weeklyMinutes(timetable))],
    empty: empty(t.noTimetable, t.noTimetableAdvice),
  })
}

function versionsTable(placement: Placement, language: Language) {
  const t = placementWords(language)
  const { terms, amendments } = placement
  const original: ContentOf[] = [
    t.original,
    formatDay(terms.to, language),
    timesOf(terms.timetable, language),
    formatHours(terms.plannedMinutes),
    null,
  ]
  const rows = amendments.map((amendment): ContentOf[] => [
    { text: t.amendment(formatDay(amendment.validFrom, language)), note: decisionOf(amendment, language) },
    formatDay(amendment.to, language),
    timesOf(amendment.timetable, language),
    formatHours(amendment.plannedMinutes),
    amendment.reason,
  ])
  return table({
    caption: t.amendments,
    columns: [t.validity, t.until, t.times, { text: t.planned, numeric: true }, t.reason],
    rows: [original, ...rows],
    empty: empty(t.amendments),
  })
}

function decisionOf({ decidedAt, decidedBy }: Placement['amendments'][number], language: Language): string {
  const t = placementWords(language)
  const when = formatInstant(decidedAt, language)
  return decidedBy.name ? `${t.decided} ${when}, ${decidedBy.name}` : `${t.decided} ${when}`
}

function timesOf(timetable: readonly Slot[], language: Language): string {
  return inOrder(timetable)
    .map((slot) => `${weekdayName(slot.weekday, language, 'short')} ${slot.from}–${slot.to}`)
    .join(', ')
}

function happenings(placement: Placement, language: Language): Happening[] {
  const t = placementWords(language)
  return placement.history.toReversed().map(({ at, by, event, reason }) => {
    const what = t[`event-${event}`]
    return { when: formatInstant(at, language), text: by.name ? t.by(what, by.name) : what, note: reason }
  })
}
