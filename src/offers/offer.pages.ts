import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Partner, PartnerSite } from '../partners/partner.rules.ts'
import { timetableTable } from '../placements/timetable.pages.ts'
import { paths } from '../paths.ts'
import { formatDay, formatHours, formatInstant } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { entryName, type Programme } from '../programme/programme.rules.ts'
import { field, type FormState, problemSummary, textarea } from '../web/form-parts.ts'
import { type ContentOf, facts, type Happening, linkTo, progress, type Progress } from '../web/parts.ts'
import { mayReview, mayWrite } from './offer-access.rules.ts'
import { legalRatio, riskOf } from './offer-check.rules.ts'
import type { Submitted } from './offer-form.pages.ts'
import { offerStatus } from './offer-list.pages.ts'
import { newPeriod } from './offer-copy.rules.ts'
import { isMoveOf, shownState } from './offer-move.rules.ts'
import { type AroundOffer, moreActions, nextStep } from './offer-next.pages.ts'
import { refusalsOf } from './offer-refusal.pages.ts'
import { type Offer, versionOf } from './offer.rules.ts'
import { offerWords } from './offer.text.ts'
import { formState } from '../web/problem-texts.ts'

export interface OfferParts extends AroundOffer {
  partner: Pick<Partner, '_id' | 'name' | 'sites' | 'tutors' | 'works'>
  programme: Pick<Programme, 'tracks'>
  /** made for the copy that the page offers */
  copyId: string
  submitted: Submitted
}

export function offerPage(offer: Offer, parts: OfferParts, ctx: Ctx) {
  const t = offerWords(ctx.language)
  const { partner, taken, submitted } = parts
  const form = formState(ctx.language, submitted, refusalsOf(offer, partner.works, ctx.language))
  const asked = offer.state === 'more-requested' ? lastText(offer, 'more-requested') : null
  const closed = offer.state === 'closed' ? lastText(offer, 'closed') : null
  const forms = formsOf(offer, form, ctx)
  return {
    title: offer.title,
    t,
    host: partner.name,
    state: offerStatus(shownState(offer, taken), ctx.language),
    problems: problemSummary(form, controlsOf(forms)),
    next: nextStep(offer, parts, ctx),
    said: asked ?? closed,
    missing: parts.missing,
    gaps: { texts: parts.gaps, actions: parts.gaps.length > 0 ? gapLinks(partner._id, ctx) : [] },
    seats: seatsPart(offer, taken, ctx.language),
    facts: facts(factsOf(offer, parts, ctx)),
    week: timetableTable(offer.timetable, { site: siteOf(offer, partner), otherSites: partner.sites }, ctx.language),
    works: worksOf(offer, partner, ctx.language),
    skills: paragraphs(offer.skills),
    day: paragraphs(offer.day),
    ...forms,
    more: moreActions(offer, parts.copyId, ctx),
    history: mayWrite(ctx.actor, offer) || mayReview(ctx.actor, offer) ? happenings(offer, ctx.language) : [],
  }
}

function controlsOf({ ask, close, reopen }: ReturnType<typeof formsOf>) {
  return [...(ask?.controls ?? []), ...(close?.controls ?? []), ...(reopen?.controls ?? [])]
}

function lastText({ history }: Offer, event: Offer['history'][number]['event']): string | null {
  return history.findLast((line) => line.event === event)?.text ?? null
}

function paragraphs(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}

function gapLinks(partnerId: string, { actor, language }: Ctx) {
  const t = offerWords(language)
  const papers = linkTo(t.toPapers, paths.partnerDocuments({ partnerId }), { look: 'plain' })
  return [
    ...(can(actor, 'document.view', { partnerId }) ? [papers] : []),
    linkTo(t.toHost, paths.partner({ partnerId }), { look: 'plain' }),
  ]
}

function seatsPart({ state, seats }: Offer, taken: number, language: Language): Progress | null {
  if (state !== 'published' && taken === 0) return null
  const t = offerWords(language)
  return progress(t.seats, t.freeOf(Math.max(0, seats - taken), seats), { value: taken, max: seats })
}

/** A site that is gone is nowhere, and the offer says so by its missing name. */
function siteOf(
  { siteId }: Offer,
  { sites }: OfferParts['partner'],
): Pick<PartnerSite, 'id' | 'name' | 'address' | 'postcode' | 'town'> {
  return sites.find(({ id }) => id === siteId) ?? { id: siteId, name: '—', address: '', postcode: '', town: '' }
}

function factsOf(
  offer: Offer,
  { partner, programme, schools }: OfferParts,
  ctx: Ctx,
): (readonly [string, ContentOf])[] {
  const { language } = ctx
  const t = offerWords(language)
  const site = siteOf(offer, partner)
  const tutors = partner.tutors.filter(({ id }) => offer.tutorIds.includes(id)).map(({ name }) => name)
  const tracks = offer.tracks.map((code) => entryName(programme.tracks, code, language)).join(', ')
  return [
    [t.host, { text: partner.name, href: paths.partner({ partnerId: partner._id }) }],
    [t.period, t.periodOf(formatDay(offer.from, language), formatDay(offer.to, language))],
    [t.where, { text: site.name, note: [site.address, site.town].filter(Boolean).join(', ') }],
    [t.hours, formatHours(offer.plannedMinutes)],
    [t.seats, offer.seats],
    [t.tutors, tutors.join(', ')],
    [t.perTutor, ratioText(offer, partner, language)],
    [t.tracks, tracks || t.allTracks],
    [t.years, offer.years.map((year) => t.yearOf(year)).join(', ') || t.allYears],
    [t.minimumAge, t.ageOf(offer.minimumAge)],
    [t.accessible, offer.accessible ? t.isAccessible : t.notAccessible],
    ...(offer.reservedFor ? [[t.reserved, schools.get(offer.reservedFor) ?? offer.reservedFor] as const] : []),
    [t.writtenBy, offer.schoolId ? (schools.get(offer.schoolId) ?? offer.schoolId) : t.byHost],
    ...copiedFact(offer, ctx),
  ]
}

function ratioText({ workIds, perTutor }: Offer, { works }: OfferParts['partner'], language: Language): string {
  const t = offerWords(language)
  return perTutor === null ? t.byLaw(legalRatio(riskOf({ workIds }, works))) : t.atMost(perTutor)
}

function copiedFact(offer: Offer, { actor, language }: Ctx): (readonly [string, ContentOf])[] {
  const t = offerWords(language)
  if (!offer.copiedFrom || !mayWrite(actor, offer)) return []
  return [[t.copiedFrom, { text: t.older, href: paths.offer({ offerId: offer.copiedFrom }) }]]
}

function worksOf({ workIds }: Offer, { works }: OfferParts['partner'], language: Language) {
  const t = offerWords(language)
  return workIds.map((id) => {
    const work = works.find((each) => each.id === id)
    return work
      ? { name: work.name, risk: t[work.risk], about: work.description }
      : { name: t.gone, risk: null, about: null }
  })
}

function formsOf(offer: Offer, form: FormState, ctx: Ctx) {
  const reviews = mayReview(ctx.actor, offer)
  const writes = mayWrite(ctx.actor, offer)
  return {
    ask: reviews && isMoveOf(offer, 'request-more', ctx.today) ? askForm(offer, form, ctx) : null,
    close: (reviews || writes) && isMoveOf(offer, 'close', ctx.today) ? closeForm(offer, form, ctx, { writes }) : null,
    reopen: writes && isMoveOf(offer, 'reopen', ctx.today) ? reopenForm(offer, form, ctx) : null,
  }
}

function askForm(offer: Offer, form: FormState, { language }: Ctx) {
  const t = offerWords(language)
  const text = textarea(form, 'text', { label: t.askText, hint: t.askHint, required: true, maxlength: 1000 })
  return {
    action: paths.offerReview({ offerId: offer._id }),
    version: String(versionOf(offer)),
    controls: [text],
    text,
    submit: { text: t.askButton, cancel: null },
  }
}

// oxlint-disable-next-line max-params -- who closes it decides where the form goes
function closeForm(offer: Offer, form: FormState, { language }: Ctx, { writes }: { writes: boolean }) {
  const t = offerWords(language)
  const id = { offerId: offer._id }
  const reason = textarea(form, 'reason', {
    label: t.reason,
    hint: t.reasonHint,
    required: true,
    maxlength: 500,
    rows: 3,
  })
  return {
    action: writes ? paths.offerMove(id) : paths.offerReview(id),
    version: String(versionOf(offer)),
    open: reason.problem !== null,
    note: offer.roundId ? t.closeInRound : null,
    controls: [reason],
    reason,
    submit: { text: t.closeButton, cancel: null },
  }
}

function reopenForm(offer: Offer, form: FormState, { language, today }: Ctx) {
  const t = offerWords(language)
  const next = newPeriod(offer, today)
  const typed = { reopenFrom: next.from, reopenTo: next.to, ...form.typed }
  const from = field({ ...form, typed }, 'reopenFrom', { label: t.from, type: 'date', required: true })
  const to = field({ ...form, typed }, 'reopenTo', { label: t.to, type: 'date', required: true })
  return {
    action: paths.offerMove({ offerId: offer._id }),
    version: String(versionOf(offer)),
    open: Object.keys(form.problems).length > 0,
    controls: [from, to],
    from,
    to,
    submit: { text: t.reopenButton, cancel: null },
  }
}

function happenings({ history }: Offer, language: Language): Happening[] {
  const t = offerWords(language)
  return history.toReversed().map(({ at, by, event, text }) => ({
    when: formatInstant(at, language),
    text: t.by(t[`event-${event}`], by.name),
    note: text,
  }))
}
