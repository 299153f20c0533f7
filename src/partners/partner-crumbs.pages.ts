import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Partner } from './partner.rules.ts'
import { partnerWords } from './partner.text.ts'

/** The way to the page of a partner (null), or to one behind it: the list, the partner. A host has no list to go through. */
export function crumbsTo(partner: Pick<Partner, '_id' | 'name'> | null, { actor, language }: Ctx) {
  const list = { text: partnerWords(language).partners, href: paths.partners() }
  const own = partner ? [{ text: partner.name, href: paths.partner({ partnerId: partner._id }) }] : []
  return 'partnerId' in actor ? own : [list, ...own]
}
