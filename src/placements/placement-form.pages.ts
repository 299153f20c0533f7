import type { Ctx } from '../access/actor.ts'
import { isInOffice, type Partner } from '../partners/partner.rules.ts'
import { paths } from '../paths.ts'
import type { Day } from '../platform/day.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { formatDay, formatHours } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { type ChoiceOf, field, type FormState, problemSummary, select, textarea } from '../web/form-parts.ts'
import { type ContentOf, facts, linkTo, steps } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { type PlacementFormWords, placementFormWords } from './placement-form.text.ts'
import type { HostSite } from './copies.rules.ts'
import { type AgreementCopy, type Placement, type PlacementKind, versionOf } from './placement.rules.ts'
import { secondTutorFields, typedSecondTutors } from './second-tutors.pages.ts'
import { refusalWords } from './placement.text.ts'
import { scheduledMinutes } from './terms.rules.ts'
import { typedTimetable } from './timetable.forms.ts'
import { timetableFields } from './timetable.pages.ts'

export interface Submitted {
  typed?: Typed
  problems?: Problems
}

/** Who can be chosen, besides the partner's own people. */
export interface Choosable {
  partner: Pick<Partner, '_id' | 'name' | 'sites' | 'tutors'>
  staff: readonly { _id: string; name: string }[]
  /** those in force with the host */
  agreements: readonly AgreementCopy[]
  /** of the host, or of the school for what is done there */
  sites: readonly HostSite[]
}

interface NewPlacement extends Choosable {
  /** made for this form */
  id: string
  student: { _id: string; name: string; className: string | null }
  kind: PlacementKind
  /** the placement it shares a path with */
  sharedWith: Placement | null
  /** the offer whose seat it takes */
  offer: { _id: string; title: string } | null
  submitted: Submitted
}

export function newPlacementPage(ctx: Ctx, given: NewPlacement) {
  const { id, student, submitted, kind, sharedWith, offer, ...choosable } = given
  const t = placementFormWords(ctx.language)
  const [site, ...others] = choosable.sites
  const [agreement, ...otherAgreements] = choosable.agreements
  const first = {
    siteId: others.length === 0 ? (site?.id ?? '') : '',
    agreementId: otherAgreements.length === 0 ? (agreement?.agreementId ?? '') : '',
  }
  const form = placementForm(ctx.language, { ...submitted, typed: { ...first, ...submitted.typed } })
  return {
    title: t.newPlacement,
    t,
    steps: procedure(t, 2),
    who: facts(chosenFacts(given, t)),
    documentsNote: null,
    hidden: [
      { name: 'id', value: id },
      { name: 'studentId', value: student._id },
      { name: 'partnerId', value: choosable.partner._id },
      { name: 'kind', value: kind },
      ...(sharedWith ? [{ name: 'sharedWith', value: sharedWith._id }] : []),
      ...(offer ? [{ name: 'offerId', value: offer._id }] : []),
    ],
    ...draftParts(form, ctx, { choosable, plannedHint: t.plannedHint }),
    action: paths.newPlacement(),
    submit: { text: t.saveDraft, cancel: { text: t.cancel, href: paths.placements() } },
  }
}

export function editPlacementPage(placement: Placement, ctx: Ctx, around: Choosable & { submitted: Submitted }) {
  const t = placementFormWords(ctx.language)
  const form = placementForm(ctx.language, { typed: typedDraft(placement), ...around.submitted })
  const { student, host } = placement
  const who: (readonly [string, ContentOf])[] = [
    [t.student, { text: `${student.surname} ${student.givenName}`, note: student.className }],
    [t.host, host.name],
    ...(placement.kind === 'simulated-enterprise' ? ([[t.kind, t.simulated]] as const) : []),
  ]
  const action = paths.placementEdit({ placementId: placement._id })
  const scheduled = formatHours(scheduledMinutes(placement))
  return {
    title: t.editPlacement,
    t,
    steps: null,
    who: facts(who),
    hidden: [{ name: 'version', value: textOf(form.typed['version']) }],
    ...draftParts(form, ctx, { choosable: around, plannedHint: t.plannedNow(scheduled) }),
    action,
    documentsNote: placement.state === 'documents' ? t.documentsNote : null,
    submit: { text: t.save, cancel: { text: t.cancel, href: paths.placement({ placementId: placement._id }) } },
  }
}

/** Student, host and kind, each with the way to choose another. */
function chosenFacts({ student, partner, kind, sharedWith, offer }: NewPlacement, t: PlacementFormWords) {
  const shared = { studente: student._id, condiviso: sharedWith?._id ?? '' }
  const change = (href: string) => [linkTo(t.change, href, { look: 'plain' })]
  const other = kind === 'placement' ? { tipo: 'impresa-simulata' } : {}
  const toOther = withQuery(paths.newPlacement(), { ...shared, ente: partner._id, ...other })
  const kindFact: readonly [string, ContentOf] =
    kind === 'placement'
      ? [t.kind, { text: t.ordinary, actions: [linkTo(t.toSimulated, toOther, { look: 'plain' })] }]
      : [
          t.kind,
          { text: t.simulated, note: t.simulatedNote, actions: [linkTo(t.toPlacement, toOther, { look: 'plain' })] },
        ]
  const facts: (readonly [string, ContentOf])[] = [
    [t.student, { text: student.name, note: student.className, actions: change(paths.newPlacement()) }],
    [t.host, { text: partner.name, actions: change(withQuery(paths.newPlacement(), shared)) }],
    ...(sharedWith ? [[t.sharedWith, { text: sharedWith.host.name, note: t.sharedNote }] as const] : [kindFact]),
  ]
  return offer ? [...facts.slice(0, 2), offerFact(offer, t)] : facts
}

/** Where it comes from an offer host and kind are settled by it. */
function offerFact({ _id, title }: NonNullable<NewPlacement['offer']>, t: PlacementFormWords) {
  return [t.offer, { text: title, href: paths.offer({ offerId: _id }), note: t.offerNote }] as const
}

/** Where choosing student, host and terms stands. */
export function procedure(t: PlacementFormWords, current: number) {
  return steps([t.stepStudent, t.stepHost, t.stepTerms], current)
}

interface DraftOptions {
  choosable: Choosable
  plannedHint: string
}

function draftParts(form: FormState, ctx: Ctx, { choosable, plannedHint }: DraftOptions) {
  const t = placementFormWords(ctx.language)
  const { partner } = choosable
  const fields = {
    site: select(form, 'siteId', {
      label: t.site,
      required: true,
      placeholder: t.chooseOne,
      options: siteChoices(choosable.sites),
    }),
    ...tutorFields(form, ctx, { choosable, required: false }),
    title: field(form, 'title', { label: t.title, hint: t.titleHint, required: true, maxlength: 160 }),
    activities: textarea(form, 'activities', {
      label: t.activities,
      hint: t.activitiesHint,
      required: true,
      maxlength: 3000,
    }),
    from: field(form, 'from', { label: t.from, type: 'date', required: true }),
    to: field(form, 'to', { label: t.to, hint: t.toHint, type: 'date', required: true }),
    plannedHours: field(form, 'plannedHours', { label: t.plannedHours, hint: plannedHint, width: 'narrow' }),
    agreement: select(form, 'agreementId', {
      label: t.agreement,
      hint: choosable.agreements.length > 0 ? t.agreementHint : t.noAgreementHint,
      placeholder: t.notYet,
      options: agreementChoices(form, choosable.agreements, ctx),
    }),
  }
  const sites = choosable.sites.map(({ id, name }) => ({ value: id, text: name }))
  const timetable = timetableFields(form, ctx.language, sites)
  const second = secondTutorFields(form, ctx, choosable)
  const addTutor = linkTo(t.addTutor, paths.partnerTutors({ partnerId: partner._id }), {
    look: 'plain',
    icon: 'it-plus',
  })
  return {
    fields,
    timetable: timetable.table,
    addTutor,
    addAgreement: addAgreementButton(choosable, ctx),
    second,
    problems: problemSummary(form, [...Object.values(fields), ...second.fields, ...timetable.fields]),
  }
}

/** The two tutors as lists to choose from; in a draft they may still be open. */
function tutorFields(form: FormState, ctx: Ctx, options: { choosable: Choosable; required: boolean }) {
  const t = placementFormWords(ctx.language)
  const { required, choosable } = options
  const placeholder = required ? t.chooseOne : t.notYet
  const staff = choosable.staff.map(({ _id, name }) => ({ value: _id, text: name }))
  return {
    hostTutor: select(form, 'hostTutorId', {
      label: t.hostTutor,
      hint: t.hostTutorHint,
      required,
      placeholder,
      options: tutorChoices(choosable.partner, ctx.today, t),
    }),
    schoolTutor: select(form, 'schoolTutorId', {
      label: t.schoolTutor,
      hint: t.schoolTutorHint,
      required,
      placeholder,
      options: staff,
    }),
  }
}

function siteChoices(sites: readonly HostSite[]): ChoiceOf[] {
  return sites.map(({ id, name, address, town }) => ({
    value: id,
    text: [name, address, town].filter(Boolean).join(', '),
  }))
}

/** Those in office first; one who has left is shown, so that an old choice does not vanish. */
function tutorChoices(partner: Choosable['partner'], today: Day, t: PlacementFormWords): ChoiceOf[] {
  const left = (tutor: Partner['tutors'][number]) => tutor.to !== null && !isInOffice(tutor, today, tutor.to)
  return partner.tutors
    .toSorted((a, b) => Number(left(a)) - Number(left(b)))
    .map((tutor) => ({ value: tutor.id, text: left(tutor) ? t.left(tutor.name) : `${tutor.name} (${tutor.role})` }))
}

function agreementChoices(form: FormState, agreements: readonly AgreementCopy[], { language }: Ctx): ChoiceOf[] {
  const t = placementFormWords(language)
  const choices = agreements.map(({ agreementId, number, from, to }) => ({
    value: agreementId,
    text: t.agreementOf(number, formatDay(from, language), formatDay(to, language)),
  }))
  const chosen = textOf(form.typed['agreementId'])
  // One that is over is shown, so that an old choice does not vanish.
  const isOver = chosen !== '' && !choices.some(({ value }) => value === chosen)
  return isOver ? [...choices, { value: chosen, text: t.agreementOver }] : choices
}

function addAgreementButton({ agreements, partner }: Choosable, { language }: Ctx) {
  const href = withQuery(paths.newAgreement(), { ente: partner._id })
  const add = linkTo(placementFormWords(language).addAgreement, href, { look: 'plain', icon: 'it-plus' })
  return agreements.length > 0 ? null : add
}

function typedDraft(placement: Placement): Typed {
  const { host, hostTutor, schoolTutorId, title, activities, terms, agreement } = placement
  return {
    siteId: host.site.id,
    hostTutorId: hostTutor?.id ?? '',
    schoolTutorId: schoolTutorId ?? '',
    title,
    activities,
    from: terms.from,
    to: terms.to,
    plannedHours: terms.plannedMinutes > 0 ? formatHours(terms.plannedMinutes) : '',
    agreementId: agreement?.agreementId ?? '',
    version: String(versionOf(placement)),
    ...typedSecondTutors(placement.shares),
    ...typedTimetable(terms.timetable),
  }
}

/** A form with the sentences of placements. */
export function placementForm(language: Language, submitted: Submitted): FormState {
  return formState(language, submitted, refusalWords(language))
}

export function textOf(typed: string | string[] | undefined): string {
  return (Array.isArray(typed) ? typed[0] : typed) ?? ''
}
