import { paths } from '../paths.ts'
import type { Language } from '../platform/words.ts'
import type { Partner } from './partner.rules.ts'
import { partnerWords } from './partner.text.ts'

/** The way to a page of a partner: the list, the partner. */
export function crumbsTo(partner: Pick<Partner, '_id' | 'name'>, language: Language) {
  const list = { text: partnerWords(language).partners, href: paths.partners() }
  return [list, { text: partner.name, href: paths.partner({ partnerId: partner._id }) }]
}
