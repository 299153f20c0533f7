import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { hasLeft, type HostTutor, type Partner } from '../partners/partner.rules.ts'
import { workWords } from '../partners/work.text.ts'
import { typedTimetable } from '../placements/timetable.forms.ts'
import { timetableFields } from '../placements/timetable.pages.ts'
import { paths } from '../paths.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { formatDay, formatHours } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { offered, type Programme } from '../programme/programme.rules.ts'
import {
  checkbox,
  checkboxes,
  type ChoiceOf,
  field,
  type FormState,
  problemSummary,
  select,
  textarea,
} from '../web/form-parts.ts'
import { type Action, facts, linkTo } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { longestText, mostSeats, ofAge, youngest } from './offer-check.rules.ts'
import { type OfferFormWords, offerFormWords } from './offer-form.text.ts'
import { refusalsOf } from './offer-refusal.pages.ts'
import { type Offer, versionOf } from './offer.rules.ts'

export interface Submitted {
  typed?: Typed
  problems?: Problems
}

export interface OfferFormParts {
  partner: Pick<Partner, '_id' | 'name' | 'sites' | 'tutors' | 'works'> & { hosting: Pick<Partner['hosting'], 'seats'> }
  programme: Pick<Programme, 'tracks'>
  submitted: Submitted
}

/** The form of a new offer; `id` is made for it. */
export function newOfferPage(ctx: Ctx, { id, ...parts }: OfferFormParts & { id: string }) {
  const t = offerFormWords(ctx.language)
  const typed: Typed = { seats: '1', minimumAge: '16', siteId: onlySite(parts), ...parts.submitted.typed }
  const form = offerForm(ctx.language, { ...parts.submitted, typed }, parts.partner)
  return {
    title: t.newOffer,
    ...formParts(form, parts, ctx),
    published: null,
    taken: null,
    hidden: [
      { name: 'id', value: id },
      { name: 'partnerId', value: parts.partner._id },
    ],
    action: paths.newOffer(),
    submit: { text: t.save, cancel: { text: t.cancel, href: paths.offers() } },
  }
}

/** A placement that has a seat, as far as this person may see it. */
export interface SeatTaken {
  title: string
  href: string
}

interface EditParts extends OfferFormParts {
  /** seats taken, and by whom where it may be seen */
  taken: { seats: number; seen: readonly SeatTaken[] }
}

export function editOfferPage(offer: Offer, parts: EditParts, ctx: Ctx) {
  const t = offerFormWords(ctx.language)
  const typed = parts.submitted.typed ?? typedOffer(offer)
  const form = offerForm(ctx.language, { ...parts.submitted, typed }, parts.partner)
  const id = { offerId: offer._id }
  const tooFew = form.problems['seats'] === 'below-taken'
  return {
    title: t.editOffer,
    ...formParts(form, parts, ctx, parts.taken.seats),
    published: offer.state === 'published' ? t.publishedNote : null,
    taken: tooFew ? takenPart(parts.taken, t) : null,
    hidden: [{ name: 'version', value: String(form.typed['version'] ?? '') }],
    action: paths.offerEdit(id),
    submit: {
      text: offer.state === 'published' ? t.saveChanges : t.save,
      cancel: { text: t.cancel, href: paths.offer(id) },
    },
  }
}

/** Which placements stand in the way of fewer seats; those of other schools are counted. */
function takenPart({ seats, seen }: EditParts['taken'], t: OfferFormWords) {
  const unseen = seats - seen.length
  return { title: t.takenBy, lead: t.takenLead, seen, others: unseen > 0 ? t.othersTaken(unseen) : null }
}

/** The form with its sentences; that about work that is forbidden names it. */
function offerForm(language: Language, submitted: Submitted, { works }: OfferFormParts['partner']): FormState {
  const workIds = [submitted.typed?.['workIds'] ?? []].flat()
  return formState(language, submitted, refusalsOf({ workIds }, works, language))
}

function onlySite({ partner }: OfferFormParts): string {
  const [first, ...others] = partner.sites
  return first && others.length === 0 ? first.id : ''
}

// oxlint-disable-next-line max-params -- the fourth is for an offer that exists
function formParts(form: FormState, parts: OfferFormParts, ctx: Ctx, taken = 0) {
  const t = offerFormWords(ctx.language)
  const { partner } = parts
  const lines = { ...placeFields(form, parts, t), ...seatFields(form, parts, { t, taken }) }
  const choices = choiceFields(form, parts, ctx)
  const texts = textFields(form, t)
  const sites = partner.sites.map(({ id, name }) => ({ value: id, text: name }))
  const timetable = timetableFields(form, ctx.language, sites)
  const reserved =
    'schoolId' in ctx.actor ? checkbox(form, 'reserved', { label: t.reserved, hint: t.reservedHint }) : null
  return {
    t,
    lead: t.lead,
    host: facts([[t.host, { text: partner.name, href: paths.partner({ partnerId: partner._id }) }]]),
    lines,
    choices,
    texts,
    reserved,
    timetable: timetable.table,
    noTutors: partner.tutors.length === 0 ? t.noTutors : null,
    addTutor: can(ctx.actor, 'partner.extend', { partnerId: partner._id })
      ? [addButton(t.addTutor, paths.partnerTutors({ partnerId: partner._id }))]
      : [],
    noWorks: partner.works.length === 0 ? t.noWorks : null,
    addWork: can(ctx.actor, 'partner.edit', { partnerId: partner._id })
      ? [addButton(t.addWork, paths.partnerHosting({ partnerId: partner._id }))]
      : [],
    problems: problemSummary(form, [
      ...Object.values(lines),
      ...timetable.fields,
      ...Object.values(choices),
      ...Object.values(texts),
    ]),
  }
}

/** Who follows a link for offers reads the profile and leaves it as it is: such buttons are not theirs. */
function addButton(text: string, href: string): Action {
  return linkTo(text, href, { look: 'plain', icon: 'it-plus' })
}

function placeFields(form: FormState, { partner }: OfferFormParts, t: OfferFormWords) {
  const options = partner.sites.map(({ id, name, address, town }) => ({
    value: id,
    text: `${name}, ${address}, ${town}`,
  }))
  return {
    title: field(form, 'title', { label: t.title, hint: t.titleHint, required: true, maxlength: 120 }),
    from: field(form, 'from', { label: t.from, type: 'date', required: true }),
    to: field(form, 'to', { label: t.to, hint: t.toHint, type: 'date', required: true }),
    site: select(form, 'siteId', { label: t.site, required: true, placeholder: t.chooseOne, options }),
    plannedHours: field(form, 'plannedHours', { label: t.plannedHours, hint: t.plannedHint, width: 'narrow' }),
  }
}

function seatFields(form: FormState, { partner }: OfferFormParts, { t, taken }: { t: OfferFormWords; taken: number }) {
  const most = partner.hosting.seats
  const range = most === null ? t.seatsFree : t.seatsHint(most)
  const ages = Array.from({ length: ofAge - youngest + 1 }, (_, n) => String(youngest + n))
  return {
    seats: field(form, 'seats', {
      label: t.seats,
      hint: taken > 0 ? `${range} ${t.takenHint(taken)}` : range,
      type: 'number',
      min: '1',
      max: String(mostSeats),
      inputmode: 'numeric',
      required: true,
    }),
    perTutor: field(form, 'perTutor', {
      label: t.perTutor,
      hint: t.perTutorHint,
      type: 'number',
      min: '1',
      max: '12',
      inputmode: 'numeric',
    }),
    minimumAge: select(form, 'minimumAge', {
      label: t.minimumAge,
      hint: t.ageHint,
      required: true,
      options: ages.map((value) => ({ value, text: value })),
    }),
  }
}

function choiceFields(form: FormState, { partner, programme }: OfferFormParts, ctx: Ctx) {
  const t = offerFormWords(ctx.language)
  const chosenTracks = [form.typed['tracks'] ?? []].flat()
  const tracks = offered(programme.tracks, chosenTracks)
  return {
    tutors: checkboxes(form, 'tutorIds', {
      label: t.tutors,
      hint: t.tutorsHint,
      required: true,
      options: tutorChoices(form, partner.tutors, ctx),
    }),
    works: checkboxes(form, 'workIds', {
      label: t.works,
      hint: t.worksHint,
      required: true,
      options: workChoices(form, partner.works, ctx.language),
    }),
    tracks: checkboxes(form, 'tracks', {
      label: t.tracks,
      hint: t.tracksHint,
      options: tracks.map(({ code, name }) => ({ value: code, text: name[ctx.language] })),
    }),
    years: checkboxes(form, 'years', {
      label: t.years,
      hint: t.yearsHint,
      options: [1, 2, 3, 4, 5].map((year) => ({ value: String(year), text: t.yearOf(year) })),
    }),
    accessible: checkbox(form, 'accessible', { label: t.accessible, hint: t.accessibleHint }),
  }
}

/** One who has left is shown while chosen, so that an old choice does not vanish. */
function tutorChoices(form: FormState, tutors: readonly HostTutor[], { today, language }: Ctx): ChoiceOf[] {
  const t = offerFormWords(language)
  const chosen = [form.typed['tutorIds'] ?? []].flat()
  return tutors
    .filter((tutor) => !hasLeft(tutor, today) || chosen.includes(tutor.id))
    .map((tutor) => {
      const days = [
        ...(tutor.from > today ? [t.tutorFrom(formatDay(tutor.from, language))] : []),
        ...(tutor.to ? [t.tutorUntil(formatDay(tutor.to, language))] : []),
      ]
      return { value: tutor.id, text: tutor.name, hint: [tutor.role, ...days].join(' · ') }
    })
}

/** What is forbidden is shown, so that everybody reads that it is; it can only be taken away. */
function workChoices(form: FormState, works: Partner['works'], language: Language): ChoiceOf[] {
  const t = offerFormWords(language)
  const names = workWords(language)
  const chosen = [form.typed['workIds'] ?? []].flat()
  return works.map(({ id, name, risk }) => {
    const banned = risk === 'banned'
    return {
      value: id,
      text: name,
      hint: banned ? t.bannedWork : names[risk],
      disabled: banned && !chosen.includes(id),
    }
  })
}

function textFields(form: FormState, t: OfferFormWords) {
  const long = { rows: 4, maxlength: longestText, required: true }
  return {
    skills: textarea(form, 'skills', { label: t.skills, hint: t.skillsHint, ...long }),
    day: textarea(form, 'day', { label: t.day, hint: t.dayHint, ...long }),
  }
}

function typedOffer(offer: Offer): Typed {
  return {
    title: offer.title,
    from: offer.from,
    to: offer.to,
    seats: String(offer.seats),
    tutorIds: offer.tutorIds,
    perTutor: offer.perTutor === null ? '' : String(offer.perTutor),
    plannedHours: offer.plannedMinutes > 0 ? formatHours(offer.plannedMinutes) : '',
    siteId: offer.siteId,
    tracks: offer.tracks,
    years: offer.years.map(String),
    minimumAge: String(offer.minimumAge),
    workIds: offer.workIds,
    skills: offer.skills,
    day: offer.day,
    accessible: offer.accessible ? 'yes' : '',
    reserved: offer.reservedFor ? 'yes' : '',
    version: String(versionOf(offer)),
    ...typedTimetable(offer.timetable),
  }
}
