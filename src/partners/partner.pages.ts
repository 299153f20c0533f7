import { can, may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatDay } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { field, select } from '../web/form-parts.ts'
import {
  type Action,
  type ContentOf,
  empty,
  facts,
  linkTo,
  pager,
  postTo,
  type Status,
  status,
  table,
  type Task,
} from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { type HostTutor, isInOffice, type Partner, partnerKinds, type PartnerSite } from './partner.rules.ts'
import { type PartnerWords, partnerWords } from './partner.text.ts'

type ListedPartner = Pick<Partner, '_id' | 'kind' | 'name' | 'vatNumber' | 'taxCode' | 'sites' | 'tutors'>

export interface PartnerList {
  partners: ListedPartner[]
  total: number
  q: string
  kind: string
  page: number
  perPage: number
}

export function partnersPage(list: PartnerList, ctx: Ctx) {
  const t = partnerWords(ctx.language)
  const add = may(ctx.actor, 'partner.create')
    ? [linkTo(t.add, paths.newPartner(), { look: 'primary', icon: 'it-plus' })]
    : []
  const filtered = list.q !== '' || list.kind !== ''
  const first = (list.page - 1) * list.perPage
  const href = (page: number) =>
    `${paths.partners()}?${new URLSearchParams({ q: list.q, tipo: list.kind, pagina: String(page) }).toString()}`
  return {
    title: t.partners,
    t,
    actions: add,
    filter: partnerFilter(list, ctx.language),
    table: table({
      caption: t.partners,
      columns: [t.name, t.kind, t.numbers, t.town, t.tutors],
      rows: list.partners.map((partner) => partnerRow(partner, ctx)),
      empty: filtered ? empty(t.notFound, t.notFoundAdvice, add) : empty(t.none, t.noneAdvice, add),
    }),
    pager: pager({
      page: list.page,
      pages: Math.max(1, Math.ceil(list.total / list.perPage)),
      summary: t.summary(Math.min(first + 1, list.total), first + list.partners.length, list.total),
      href,
    }),
  }
}

function partnerFilter(list: PartnerList, language: Language) {
  const t = partnerWords(language)
  const form = formState(language, { typed: { q: list.q, tipo: list.kind } })
  const kinds = partnerKinds.map((kind) => ({ value: kind, text: t[kind] }))
  return {
    action: paths.partners(),
    fields: [field(form, 'q', { label: t.search, type: 'search' })],
    selects: [select(form, 'tipo', { label: t.kind, options: kinds, placeholder: t.anyKind })],
    clearHref: list.q || list.kind ? paths.partners() : null,
  }
}

function partnerRow(partner: ListedPartner, ctx: Ctx): ContentOf[] {
  const t = partnerWords(ctx.language)
  const tutors = partner.tutors.filter((tutor) => isInOffice(tutor, ctx.today, ctx.today))
  return [
    { text: partner.name, href: paths.partner({ partnerId: partner._id }) },
    t[partner.kind],
    partner.vatNumber ?? partner.taxCode,
    [...new Set(partner.sites.map((site) => site.town))].join(', '),
    tutors.length > 0 ? tutors.map((tutor) => tutor.name).join(', ') : status(t.noTutors, 'warning'),
  ]
}

/** `active` are the accounts of the host that have chosen a password. */
export function partnerPage(partner: Partner, active: ReadonlySet<string>, ctx: Ctx) {
  const t = partnerWords(ctx.language)
  const id = { partnerId: partner._id }
  const edits = can(ctx.actor, 'partner.edit', partner)
  const adds = can(ctx.actor, 'partner.extend', partner)
  const places = may(ctx.actor, 'placement.edit')
  return {
    title: partner.name,
    t,
    kind: t[partner.kind],
    next: nextStep(partner, ctx),
    facts: facts([
      [t.vatNumber, partner.vatNumber],
      [t.taxCode, partner.taxCode],
      [t.ateco, partner.ateco ? `${partner.ateco.code} (ATECO ${partner.ateco.version})` : null],
      [t.email, partner.email ? { text: partner.email, href: `mailto:${partner.email}` } : null],
      [t.phone, partner.phone],
    ]),
    actions: [
      ...(edits ? [linkTo(t.edit, paths.partnerEdit(id), { icon: 'it-pencil' })] : []),
      ...(places ? [linkTo(t.placements, `${paths.placements()}?ente=${partner._id}`)] : []),
    ],
    whoEdits: adds && !edits ? t.whoEdits : null,
    sites: sitesTable(partner, edits, t),
    addSite: adds ? [linkTo(t.addSite, paths.partnerSites(id), { icon: 'it-plus' })] : [],
    tutors: tutorsTable(partner, active, ctx),
    addTutor: adds ? [linkTo(t.addTutor, paths.partnerTutors(id), { icon: 'it-plus' })] : [],
  }
}

/** The one thing that brings the partner forward, if any. */
function nextStep(partner: Partner, ctx: Ctx): Task | null {
  const t = partnerWords(ctx.language)
  const serving = partner.tutors.filter((tutor) => isInOffice(tutor, ctx.today, ctx.today))
  const task = (text: string, action: Action): Task => ({ text, note: null, status: null, action })
  if (serving.length === 0) {
    const add = linkTo(t.addTutor, paths.partnerTutors({ partnerId: partner._id }), {
      look: 'primary',
      icon: 'it-plus',
    })
    return can(ctx.actor, 'partner.extend', partner) ? task(t.nextTutor, add) : null
  }
  const uninvited = serving.find((tutor) => tutor.email && !tutor.accountId)
  if (uninvited && serving.every((tutor) => !tutor.accountId) && can(ctx.actor, 'account.invite-host', partner))
    return task(t.nextInvite, inviteButton(partner._id, uninvited, t))
  if (!may(ctx.actor, 'placement.edit')) return null
  const placement = `${paths.newPlacement()}?ente=${partner._id}`
  return task(t.nextPlacement, linkTo(t.newPlacement, placement, { look: 'primary', icon: 'it-plus' }))
}

function sitesTable(partner: Partner, edits: boolean, t: PartnerWords) {
  return table({
    caption: t.sites,
    columns: [t.siteName, t.address, t.town, ...(edits ? [{ text: t.actions, quiet: true }] : [])],
    rows: partner.sites.map((site) => [
      site.name,
      site.address,
      { text: `${site.postcode} ${site.town}`, note: site.district },
      ...(edits ? [{ actions: siteActions(partner, site, t) }] : []),
    ]),
    empty: empty(t.noSites),
  })
}

function siteActions(partner: Partner, site: PartnerSite, t: PartnerWords): Action[] {
  const url = paths.partnerSites({ partnerId: partner._id })
  const edit = linkTo(t.editShort, `${url}?sede=${site.id}`, { look: 'plain' })
  // The last one stays: a placement needs an address.
  if (partner.sites.length === 1) return [edit]
  const remove = postTo(t.removeSite, url, {
    look: 'plain',
    fields: { id: site.id, remove: 'yes' },
    confirm: t.removeSiteConfirm(site.name),
  })
  return [edit, remove]
}

function tutorsTable(partner: Partner, active: ReadonlySet<string>, ctx: Ctx) {
  const t = partnerWords(ctx.language)
  const edits = can(ctx.actor, 'partner.edit', partner)
  const ordered = partner.tutors.toSorted((a, b) => Number(a.to !== null) - Number(b.to !== null))
  return table({
    caption: t.tutors,
    columns: [t.tutorName, t.contacts, t.period, t.signIn, ...(edits ? [{ text: t.actions, quiet: true }] : [])],
    rows: ordered.map((tutor) => [
      { text: tutor.name, note: tutor.role },
      { text: tutor.email ?? tutor.phone, note: tutor.email ? tutor.phone : null },
      periodOf(tutor, ctx.language),
      signInState(tutor, active, t),
      ...(edits ? [{ actions: tutorActions(partner, tutor, ctx) }] : []),
    ]),
    empty: empty(t.noTutors, t.noTutorsAdvice),
  })
}

function periodOf(tutor: HostTutor, language: Language): string {
  const t = partnerWords(language)
  const from = formatDay(tutor.from, language)
  return tutor.to ? t.until(from, formatDay(tutor.to, language)) : t.since(from)
}

function signInState(tutor: HostTutor, active: ReadonlySet<string>, t: PartnerWords): Status {
  if (!tutor.accountId) return status(t.notInvited, 'neutral')
  return active.has(tutor.accountId) ? status(t.signsIn, 'success') : status(t.invited, 'info')
}

function tutorActions(partner: Partner, tutor: HostTutor, ctx: Ctx): Action[] {
  const t = partnerWords(ctx.language)
  const edit = linkTo(t.editShort, `${paths.partnerTutors({ partnerId: partner._id })}?tutor=${tutor.id}`, {
    look: 'plain',
  })
  const invites =
    !tutor.accountId && isInOffice(tutor, ctx.today, ctx.today) && can(ctx.actor, 'account.invite-host', partner)
  return invites ? [edit, inviteButton(partner._id, tutor, t)] : [edit]
}

function inviteButton(partnerId: string, tutor: HostTutor, t: PartnerWords): Action {
  return postTo(t.invite, paths.partnerInvitation({ partnerId }), {
    look: 'primary',
    icon: 'it-mail',
    fields: { id: tutor.id },
    disabledBecause: tutor.email ? [] : [t['no-email']],
  })
}
