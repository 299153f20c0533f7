import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Programme } from '../programme/programme.rules.ts'
import { facts } from '../web/parts.ts'
import { offerFacts, periodsText, registration } from './hosting.pages.ts'
import { hostingWords } from './hosting.text.ts'
import { isInOffice, type Partner } from './partner.rules.ts'
import { partnerWords } from './partner.text.ts'

/** The profile in the order in which the chambers' register asks for it, to copy or to print. */
export function raslPage(partner: Partner, programme: Programme, ctx: Ctx) {
  const t = hostingWords(ctx.language)
  const words = partnerWords(ctx.language)
  const { hosting, ateco } = partner
  const [site] = partner.sites
  const contact = partner.contacts.find((each) => isInOffice(each, ctx.today, ctx.today))
  const given = partner.works.filter((work) => work.risk !== 'banned')
  const [, tracks, networks, website] = offerFacts(hosting, programme, ctx.language)
  return {
    title: t.raslTitle(partner.name),
    t,
    back: paths.partnerHosting({ partnerId: partner._id }),
    facts: facts([
      [words.name, partner.name],
      [words.kind, words[partner.kind]],
      [words.taxCode, partner.taxCode],
      [words.vatNumber, partner.vatNumber],
      [words.ateco, ateco ? `${ateco.code} (ATECO ${ateco.version})` : null],
      [t.legalSeat, site ? `${site.address}, ${site.postcode} ${site.town}` : null],
      [words.email, partner.email],
      [words.pec, partner.pec],
      [words.phone, partner.phone],
      [
        t.contact,
        contact ? [contact.name, contact.role, contact.email, contact.phone].filter(Boolean).join(', ') : null,
      ],
      [t.seats, hosting.seats],
      [t.periods, periodsText(hosting, ctx.language)],
      [t.activities, given.map(({ name }) => name).join('; ')],
      ...[tracks, website].filter((pair) => pair !== undefined),
      [t.structural, hosting.rasl.structural],
      [t.technological, hosting.rasl.technological],
      [t.organisational, hosting.rasl.organisational],
      [t.experience, hosting.rasl.experience],
      ...[networks].filter((pair) => pair !== undefined),
      [t.rasl, registration(hosting, ctx.language)],
    ]),
  }
}
