import type { Ctx } from '../access/actor.ts'
import { isInOffice, type Partner } from '../partners/partner.rules.ts'
import { paths } from '../paths.ts'
import { type Day, maxDay } from '../platform/day.ts'
import type { Typed } from '../platform/form.ts'
import { formatDay, formatHours } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import {
  checkbox,
  type Checkbox,
  type ChoiceOf,
  type Field,
  field,
  type FormState,
  problemSummary,
  select,
  type Select,
  textarea,
} from '../web/form-parts.ts'
import { type ContentOf, type Facts, facts, type Table } from '../web/parts.ts'
import { siteText, timesOf } from './amendment-change.pages.ts'
import { kindSlugs, sayWith } from './amendment.pages.ts'
import { strandedPart } from './amendment-stranded.pages.ts'
import { type DoneHours, earliestAmendment, holdsBackwards } from './amendment.rules.ts'
import { amendmentWords } from './amendment.text.ts'
import type { HostSite } from './copies.rules.ts'
import { placementForm, type Submitted, textOf } from './placement-form.pages.ts'
import { placementFormWords } from './placement-form.text.ts'
import { studentName } from './placement-list.pages.ts'
import { type Placement, versionOf } from './placement.rules.ts'
import { placementWords } from './placement.text.ts'
import { type AmendmentKind, type AmendmentTerms, effectiveTerms, termsOn } from './terms.rules.ts'
import { typedTimetable } from './timetable.forms.ts'
import { timetableFields } from './timetable.pages.ts'
import { otherSites, siteOn, tutorsOn } from './tutors.rules.ts'

export interface AroundAmendment {
  kind: AmendmentKind
  submitted: Submitted
  sites: readonly HostSite[]
  hostTutors: Partner['tutors']
  staff: readonly { _id: string; name: string }[]
  /** hours that the amendment would leave outside */
  stranded: readonly DoneHours[]
}

interface Parts {
  fields: Partial<Record<'validFrom' | 'to' | 'plannedHours' | 'from' | 'lastDay', Field>>
  selects: Select[]
  noShow: Checkbox | null
  timetable: { fields: Field[]; table: Table } | null
}

/** The form of one kind of amendment: what holds now, what shall hold, from when, and why. */
export function amendmentFormPage(placement: Placement, ctx: Ctx, around: AroundAmendment) {
  const t = amendmentWords(ctx.language)
  const { kind, submitted } = around
  const form = formOf(placement, ctx, { kind, submitted })
  const parts = partsOf[kind](placement, form, { ctx, around })
  const reason = textarea(form, 'reason', {
    label: t.reason,
    hint: t.reasonHint,
    required: true,
    rows: 2,
    maxlength: 500,
  })
  return {
    title: t.formTitle(t[kind].toLowerCase()),
    t,
    about: `${studentName(placement)} · ${placement.host.name}`,
    lead: kind === 'tutor' ? `${t['tutor-lead']} ${t.tutorNote}` : t[`${kind}-lead`],
    holds: holdsNow(placement, kind, ctx),
    later: laterNote(placement, kind, ctx),
    ...shown(parts),
    timetableHint: placementFormWords(ctx.language).timetableHint,
    reason,
    stranded: strandedPart(around.stranded, form, ctx),
    version: textOf(form.typed['version']),
    problems: problemSummary(form, [
      ...Object.values(parts.fields),
      ...parts.selects,
      ...(parts.noShow ? [parts.noShow] : []),
      ...(parts.timetable?.fields ?? []),
      reason,
    ]),
    action: withQuery(paths.newPlacementAmendment({ placementId: placement._id }), { tipo: kindSlugs[kind] }),
    submit: {
      text: t.record,
      cancel: { text: t.title, href: paths.placementAmendments({ placementId: placement._id }) },
    },
  }
}

function shown({ fields, selects, noShow, timetable }: Parts) {
  const { validFrom, from, to, lastDay, plannedHours } = fields
  return {
    days: [validFrom, from, to, lastDay].filter((each) => each !== undefined),
    selects,
    noShow,
    timetable: timetable?.table ?? null,
    plannedHours: plannedHours ?? null,
  }
}

function formOf(
  placement: Placement,
  ctx: Ctx,
  { kind, submitted }: Pick<AroundAmendment, 'kind' | 'submitted'>,
): FormState {
  const typed = {
    version: String(versionOf(placement)),
    ...typedFirst(placement, kind, usualDay(placement, kind, ctx)),
  }
  const form = placementForm(ctx.language, { typed, ...submitted })
  return { ...form, say: sayWith(form.say, ctx.language) }
}

/** What holds, to be changed. */
function typedFirst(placement: Placement, kind: AmendmentKind, validFrom: Day): Typed {
  const { to, timetable, plannedMinutes } = termsOn(placement, validFrom) ?? effectiveTerms(placement)
  const plannedHours = formatHours(plannedMinutes)
  const first: Record<AmendmentKind, Typed> = {
    dates: { validFrom, to, plannedHours },
    timetable: { validFrom, plannedHours, ...typedTimetable(timetable) },
    tutor: { validFrom, ...typedTutors(placement, validFrom) },
    place: { validFrom },
    interruption: {},
    'early-end': {},
  }
  return first[kind]
}

function typedTutors(placement: Placement, on: Day): Typed {
  const { hostTutor, schoolTutor } = tutorsOn(placement, on)
  return { hostTutorId: hostTutor?.id ?? '', schoolTutorId: schoolTutor?.id ?? '' }
}

/** The day that an amendment of this kind most often holds from: the first it may, or today. */
function usualDay(placement: Placement, kind: AmendmentKind, { today }: Ctx): Day {
  return holdsBackwards(kind) ? maxDay(today, placement.terms.from) : earliestAmendment(placement, today)
}

interface With {
  ctx: Ctx
  around: AroundAmendment
}

type PartsOf = (placement: Placement, form: FormState, given: With) => Parts

const nothing: Parts = { fields: {}, selects: [], noShow: null, timetable: null }

const partsOf: Record<AmendmentKind, PartsOf> = {
  dates: (placement, form, { ctx }) => {
    const t = amendmentWords(ctx.language)
    const to = field(form, 'to', { label: t.newEnd, hint: t.newEndHint, type: 'date', required: true })
    const fields = {
      validFrom: validFromField(placement, form, { ctx, kind: 'dates' }),
      to,
      plannedHours: hoursField(form, ctx),
    }
    return { ...nothing, fields }
  },
  timetable: (placement, form, { ctx, around }) => {
    const fields = {
      validFrom: validFromField(placement, form, { ctx, kind: 'timetable' }),
      plannedHours: hoursField(form, ctx),
    }
    return { ...nothing, fields, timetable: timetableFields(form, ctx.language, siteChoices(around)) }
  },
  place: (placement, form, { ctx, around }) => {
    const t = amendmentWords(ctx.language)
    const options = around.sites.map((each) => ({ value: each.id, text: siteText(each) }))
    const hint = around.sites.length > 1 ? {} : { hint: t.noOtherSite }
    const site = select(form, 'siteId', { label: t.site, required: true, placeholder: t.chooseOne, options, ...hint })
    return {
      ...nothing,
      fields: { validFrom: validFromField(placement, form, { ctx, kind: 'place' }) },
      selects: [site],
    }
  },
  tutor: (placement, form, { ctx, around }) => {
    const fields = { validFrom: validFromField(placement, form, { ctx, kind: 'tutor' }) }
    return { ...nothing, fields, selects: tutorSelects(form, ctx, around) }
  },
  interruption: (placement, form, { ctx }) => {
    const t = amendmentWords(ctx.language)
    const period = effectiveTerms(placement)
    const hint = t.anyDay(formatDay(period.from, ctx.language), formatDay(period.to, ctx.language))
    const from = field(form, 'from', { label: t.firstDayOff, hint, type: 'date', required: true })
    const to = field(form, 'to', { label: t.lastDayOff, hint: t.lastDayOffHint, type: 'date', required: true })
    return { ...nothing, fields: { from, to, plannedHours: sameHoursField(placement, form, ctx) } }
  },
  'early-end': (placement, form, { ctx }) => {
    const t = amendmentWords(ctx.language)
    const lastDay = field(form, 'lastDay', { label: t.lastDay, hint: t.lastDayHint, type: 'date' })
    const noShow = checkbox(form, 'noShow', { label: t.noShow, hint: t.noShowHint })
    return { ...nothing, fields: { lastDay, plannedHours: sameHoursField(placement, form, ctx) }, noShow }
  },
}

function validFromField(
  placement: Placement,
  form: FormState,
  { ctx, kind }: { ctx: Ctx; kind: AmendmentKind },
): Field {
  const t = amendmentWords(ctx.language)
  const { from, to } = effectiveTerms(placement)
  const hint = holdsBackwards(kind)
    ? t.anyDay(formatDay(from, ctx.language), formatDay(to, ctx.language))
    : t.notBefore(formatDay(earliestAmendment(placement, ctx.today), ctx.language))
  return field(form, 'validFrom', { label: t.validFrom, hint, type: 'date', required: true })
}

function hoursField(form: FormState, { language }: Ctx): Field {
  const t = amendmentWords(language)
  return field(form, 'plannedHours', { label: t.plannedTotal, hint: t.plannedTotalHint, width: 'narrow' })
}

function sameHoursField(placement: Placement, form: FormState, { language }: Ctx): Field {
  const t = amendmentWords(language)
  const hint = t.plannedSame(formatHours(effectiveTerms(placement).plannedMinutes))
  return field(form, 'plannedHours', { label: t.plannedTotal, hint, width: 'narrow' })
}

function siteChoices({ sites }: AroundAmendment): ChoiceOf[] {
  return sites.map(({ id, name }) => ({ value: id, text: name }))
}

/** Those in office, and those chosen before, so that they do not vanish. */
function tutorSelects(form: FormState, { language, today }: Ctx, { hostTutors, staff }: AroundAmendment): Select[] {
  const [t, w] = [amendmentWords(language), placementWords(language)]
  const chosen = textOf(form.typed['hostTutorId'])
  const inOffice = hostTutors.filter(
    (tutor) => tutor.id === chosen || tutor.to === null || isInOffice(tutor, today, tutor.to),
  )
  const atHost: ChoiceOf[] = inOffice.map(({ id, name, role }) => ({
    value: id,
    text: role ? `${name} (${role})` : name,
  }))
  const atSchool: ChoiceOf[] = staff.map(({ _id, name }) => ({ value: _id, text: name }))
  return [
    select(form, 'hostTutorId', { label: w.hostTutor, placeholder: t.chooseOne, options: atHost }),
    select(form, 'schoolTutorId', { label: w.schoolTutor, placeholder: t.chooseOne, options: atSchool }),
  ]
}

/** Only what this kind changes. */
function holdsNow(placement: Placement, kind: AmendmentKind, ctx: Ctx): Facts {
  const { language } = ctx
  const w = placementWords(language)
  const on = usualDay(placement, kind, ctx)
  const { from, to, timetable } = termsOn(placement, on) ?? effectiveTerms(placement)
  const { hostTutor, schoolTutor } = tutorsOn(placement, on)
  const period: [string, ContentOf] = [w.period, w.periodOf(formatDay(from, language), formatDay(to, language))]
  const week: [string, ContentOf] = [w.timetable, timesOf(timetable, language, otherSites(placement))]
  const pairs: Record<AmendmentKind, (readonly [string, ContentOf])[]> = {
    dates: [period, week],
    timetable: [period, week],
    place: [[w.site, siteText(siteOn(placement, on))]],
    tutor: [
      [w.hostTutor, hostTutor?.name ?? null],
      [w.schoolTutor, schoolTutor?.name ?? null],
    ],
    interruption: [period, week],
    'early-end': [period],
  }
  return facts(pairs[kind])
}

/** What each kind changes: a later amendment of the same holds from its own day on. */
const things: Record<AmendmentKind, readonly (keyof AmendmentTerms)[]> = {
  dates: ['to', 'plannedMinutes'],
  timetable: ['timetable', 'plannedMinutes'],
  place: ['site'],
  tutor: ['hostTutor', 'schoolTutor'],
  interruption: [],
  'early-end': ['to'],
}

function laterNote(placement: Placement, kind: AmendmentKind, { today, language }: Ctx): string | null {
  const [first] = placement.amendments
    .filter((each) => each.validFrom > today && things[kind].some((thing) => each[thing] !== undefined))
    .map(({ validFrom }) => validFrom)
    .toSorted()
  return first ? amendmentWords(language).laterAmendment(formatDay(first, language)) : null
}
