import type { Ctx } from '../access/actor.ts'
import type { ListCell, ListColumn, ListSheet } from '../platform/list-sheet.ts'
import type { Language } from '../platform/words.ts'
import { freeSeats, hostsDuring } from './free-seats.rules.ts'
import { districtNames, type PartnerList, themeNames } from './partner-list.pages.ts'
import { partnerListWords } from './partner-list.text.ts'
import { isInOffice, type Partner } from './partner.rules.ts'
import { partnerWords } from './partner.text.ts'
import { standingStatus, talkerOf } from './partner-search.pages.ts'

type Exported = PartnerList['partners'][number] &
  Pick<Partner, 'vatNumber' | 'taxCode' | 'ateco' | 'email' | 'pec' | 'phone' | 'tutors'>
export type PartnersFile = Omit<PartnerList, 'partners' | 'page' | 'perPage'> & { partners: readonly Exported[] }

/** The partners of a search as a file: what the list shows, their numbers, and how to reach them. */
export function partnersSheet(list: PartnersFile, ctx: Ctx): ListSheet {
  return {
    name: 'enti',
    title: partnerListWords(ctx.language).partners,
    columns: columnsOf(list, ctx),
    rows: list.partners.map((partner) => [
      ...identity(partner, ctx),
      ...places(partner, list, ctx),
      ...offers(partner, list, ctx),
      ...(list.talks ? talkCells(partner, list.talks, ctx.language) : []),
    ]),
    total: list.total,
  }
}

function columnsOf({ filter, talks }: PartnersFile, { language }: Ctx): ListColumn[] {
  const t = partnerListWords(language)
  const text = (header: string, width: number): ListColumn => ({ header, kind: 'text', width })
  return [
    text(t.name, 40),
    text(t.kind, 24),
    text(t.vatNumber, 14),
    text(t.taxCode, 18),
    text('ATECO', 12),
    text('E-mail', 30),
    text('PEC', 30),
    text(t.phone, 18),
    text(t.town, 20),
    text(t.district, 20),
    text(t.address, 40),
    text(t.themes, 36),
    { header: t.seats, kind: 'integer', width: 8 },
    { header: filter.seats ? t.freeThen : t.freeToday, kind: 'integer', width: 14 },
    text(t.standing, 24),
    { header: t.until, kind: 'day', width: 14 },
    text(t.tutors, 36),
    ...(talks ? [{ header: t.lastContact, kind: 'day', width: 14 } as const, text(t.lastContactWith, 30)] : []),
  ]
}

function identity(partner: Exported, { language }: Ctx): ListCell[] {
  return [
    partner.name,
    partnerWords(language)[partner.kind],
    partner.vatNumber,
    partner.taxCode,
    partner.ateco && `${partner.ateco.code} (${partner.ateco.version})`,
    partner.email,
    partner.pec,
    partner.phone,
  ]
}

function places({ sites }: Exported, { lists }: PartnersFile, { language }: Ctx): ListCell[] {
  return [
    [...new Set(sites.map((site) => site.town))].join(', '),
    districtNames(sites, lists, language).join(', '),
    sites.map((site) => `${site.address}, ${site.postcode} ${site.town}`).join('\n'),
  ]
}

function offers(partner: Exported, { lists, taken, period }: PartnersFile, ctx: Ctx): ListCell[] {
  const tutors = partner.tutors.filter((tutor) => isInOffice(tutor, ctx.today, ctx.today))
  const hosts = hostsDuring(partner.hosting, period)
  return [
    themeNames(partner.works, lists, ctx.language).join(', '),
    partner.hosting.seats,
    hosts ? freeSeats(partner.hosting, taken.get(partner._id) ?? 0) : 0,
    standingStatus(partner.qualification, ctx).text,
    partner.qualification.until,
    tutors.map((tutor) => tutor.name).join(', '),
  ]
}

function talkCells({ _id }: Exported, talks: NonNullable<PartnersFile['talks']>, language: Language): ListCell[] {
  const talk = talks.get(_id)
  return talk ? [talk.day, talkerOf(talk, language)] : [null, null]
}
