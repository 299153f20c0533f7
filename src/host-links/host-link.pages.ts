import type { Ctx } from '../access/actor.ts'
import type { Partner } from '../partners/partner.rules.ts'
import { partnerTabs } from '../partners/partner-tabs.pages.ts'
import { paths } from '../paths.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { formatInstant } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import { exportLinks } from '../web/export.ts'
import { field, type FormState, problemSummary, radios, select } from '../web/form-parts.ts'
import { type Action, type ContentOf, empty, pager, postTo, status, table, type Tone } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { recordPurposes } from './host-link.forms.ts'
import {
  endOf,
  lastSending,
  type LinkRecipient,
  type LinkState,
  type ListedLink,
  mayManage,
  resendableFrom,
  resendRefusal,
  stateOf,
} from './host-link.rules.ts'
import { hostLinkWords } from './host-link.text.ts'

export interface Submitted {
  typed?: Typed
  problems?: Problems
}

export interface PartnerLinks {
  links: ListedLink[]
  total: number
  /** From 1. */
  page: number
  perPage: number
  suggestions: LinkRecipient[]
  /** Why this actor cannot send one. */
  refusal: 'not-yours-to-send' | null
  submitted: Submitted
}

export function partnerLinksPage(partner: Partner, list: PartnerLinks, ctx: Ctx) {
  const t = hostLinkWords(ctx.language)
  const url = paths.partnerLinks({ partnerId: partner._id })
  return {
    title: t.title(partner.name),
    t,
    tabs: partnerTabs(partner._id, 'links', ctx),
    refusal: list.refusal && [t[list.refusal], ...(list.suggestions.length > 0 ? [t.offersOnly] : [])].join(' '),
    form: list.refusal && list.suggestions.length === 0 ? null : orderForm(url, list, ctx),
    table: linksTable(list.links, ctx, t.noneAdvice),
    pager: pager({
      page: list.page,
      perPage: list.perPage,
      total: list.total,
      summary: t.summary,
      href: (page) => withQuery(url, { pagina: String(page) }),
    }),
    exports: exportLinks(url),
  }
}

function orderForm(action: string, { links, suggestions, submitted, refusal }: PartnerLinks, ctx: Ctx) {
  const t = hostLinkWords(ctx.language)
  // A host that looks after itself may still be asked for offers, of the people it names.
  const offered = refusal ? (['offer'] as const) : recordPurposes
  const typed = submitted.typed ?? { purpose: offered[0] }
  const same = links.find(({ purpose, to }) => purpose === typed['purpose'] && isTyped(to.email, typed))
  const form = formState(ctx.language, { ...submitted, typed }, sentencesAbout(same, ctx))
  const purposes = {
    profile: { text: t.profile, hint: t.profileHint },
    documents: { text: t.documents, hint: t.documentsHint },
    offer: { text: t.offer, hint: t.offerHint },
  }
  const purpose = radios(form, 'purpose', {
    label: t.purpose,
    required: true,
    options: offered.map((value) => ({ value, ...purposes[value] })),
  })
  const who = select(form, 'who', {
    label: t.who,
    hint: t.whoHint,
    required: true,
    placeholder: refusal ? t.choose : t.other,
    options: suggestions.map(({ name, email }) => ({ value: email, text: `${name} · ${email}` })),
  })
  const others = refusal ? [] : writtenFields(form, t, { required: suggestions.length === 0 })
  const known = suggestions.length > 0 ? who : null
  return {
    action,
    purpose,
    who: known,
    others,
    problems: problemSummary(form, [purpose, ...(known ? [known] : []), ...others]),
    submit: { text: t.send, cancel: null },
  }
}

/** Somebody whom the host's record does not name. */
function writtenFields(form: FormState, t: ReturnType<typeof hostLinkWords>, { required }: { required: boolean }) {
  const hint = required ? {} : { hint: t.nameHint }
  return [
    field(form, 'name', { label: t.name, ...hint, required, maxlength: 120, width: 'medium' }),
    field(form, 'email', {
      label: t.email,
      hint: t.emailHint,
      required,
      type: 'email',
      maxlength: 254,
      width: 'medium',
    }),
  ]
}

const tones: Record<LinkState, Tone> = {
  live: 'success',
  signed: 'success',
  expired: 'warning',
  revoked: 'neutral',
  disowned: 'danger',
}

/** The links that were sent, with what this actor may do with each. */
export function linksTable(links: readonly ListedLink[], ctx: Ctx, advice: string) {
  const t = hostLinkWords(ctx.language)
  const acts = links.some((link) => mayManage(ctx.actor, link))
  return table({
    caption: t.sentLinks,
    columns: [t.to, t.purpose, t.state, t.lastSent, t.lastOpened, ...(acts ? [{ text: t.actions, quiet: true }] : [])],
    rows: links.map((link) => [...linkCells(link, ctx), ...(acts ? [{ actions: linkActions(link, ctx) }] : [])]),
    empty: empty(t.none, advice),
  })
}

function linkCells(link: ListedLink, ctx: Ctx): ContentOf[] {
  const t = hostLinkWords(ctx.language)
  const instant = (at: Date) => formatInstant(at, ctx.language)
  const state = stateOf(link, ctx.now)
  const lastOpened = link.opened.at(-1)
  const times = link.sentAt.length > 1 ? `${t.times(link.sentAt.length)}, ` : ''
  return [
    { text: link.to.name, note: link.to.email },
    { text: t[link.purpose], note: link.purpose === 'sign' || link.placementId ? link.place : null },
    { status: status(linkStateName(link, ctx), tones[state]), note: lifeOf(link, ctx) },
    { text: instant(lastSending(link)), note: `${times}${t.by(link.sender.name)}` },
    lastOpened ? { text: instant(lastOpened), note: t.openings(link.openings) } : status(t.never, 'neutral'),
  ]
}

/** How far a link is, in words. */
export function linkStateName(link: ListedLink, ctx: Ctx): string {
  const t = hostLinkWords(ctx.language)
  return { ...t, revoked: t.revokedState }[stateOf(link, ctx.now)]
}

/** Until when it works, or why it does not. */
function lifeOf(link: ListedLink, ctx: Ctx): string | null {
  const t = hostLinkWords(ctx.language)
  if (link.disowned) return link.disowned.note
  if (link.revokedAt) return link.revokedBy && t.revokedBy(link.revokedBy)
  const end = formatInstant(endOf(link), ctx.language)
  return stateOf(link, ctx.now) === 'expired' ? t.workedUntil(end) : t.worksUntil(end)
}

function linkActions(link: ListedLink, ctx: Ctx): Action[] {
  if (link.revokedAt || !mayManage(ctx.actor, link)) return []
  const t = hostLinkWords(ctx.language)
  const refusal = resendRefusal(link, ctx.now)
  const id = { linkId: link._id }
  return [
    postTo(t.resend, paths.hostLinkResend(id), {
      look: 'plain',
      disabledBecause: refusal ? [coolDownText(link, ctx)] : [],
    }),
    postTo(t.revoke, paths.hostLinkRevocation(id), { look: 'plain', confirm: t.revokeConfirm(link.to.name) }),
  ]
}

/** Whether a form names this address, chosen or written. */
export function isTyped(email: string, { who, email: written }: Typed): boolean {
  return [who, written].some((each) => typeof each === 'string' && each.trim().toLowerCase() === email)
}

/** The sentences for a refused form; that about the 24 hours says when, if the link is known. */
export function sentencesAbout(link: ListedLink | undefined, ctx: Ctx) {
  const t = hostLinkWords(ctx.language)
  return link ? { ...t, 'cool-down': coolDownText(link, ctx) } : t
}

/** When it was last sent, and when it may be sent again. */
function coolDownText(link: Pick<ListedLink, 'sentAt' | 'createdAt'>, ctx: Ctx): string {
  const instant = (at: Date) => formatInstant(at, ctx.language)
  return hostLinkWords(ctx.language).coolDown(instant(lastSending(link)), instant(resendableFrom(link)))
}

/** The sentence for what a service refuses about a link. */
export function linkRefusalText(reason: string, link: ListedLink, ctx: Ctx): string {
  return formState(ctx.language, {}, sentencesAbout(link, ctx)).say(reason)
}
