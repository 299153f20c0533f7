import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { paths } from '../paths.ts'
import { phrases } from '../platform/words.ts'
import type { Tabs } from '../web/parts.ts'

const words = phrases({
  facts: ['Dati', 'Facts'],
  hosting: ['Accoglienza', 'Hosting'],
  places: ['Sedi e spazi', 'Sites and rooms'],
  qualification: ['Qualificazione', 'Qualification'],
  documents: ['Documenti', 'Documents'],
  contacts: ['Contatti avuti', 'Contact log'],
  links: ['Collegamenti', 'Links'],
})

export type PartnerTab = keyof ReturnType<typeof words>

const lines = [
  ['facts', paths.partner, 'partner.view'],
  ['hosting', paths.partnerHosting, 'partner.view'],
  ['places', paths.partnerPlaces, 'partner.view'],
  ['qualification', paths.partnerQualification, 'partner.view'],
  ['documents', paths.partnerDocuments, 'document.view'],
  ['contacts', paths.partnerContactLog, 'contact.view'],
  ['links', paths.partnerLinks, 'link.send'],
] as const satisfies readonly (readonly [PartnerTab, unknown, Permission])[]

/** The pages of one partner, as this actor may open them. */
export function partnerTabs(partnerId: string, current: PartnerTab, ctx: Ctx): Tabs {
  const t = words(ctx.language)
  return {
    tabs: lines
      .filter(([, , permission]) => can(ctx.actor, permission, { partnerId }))
      .map(([tab, path]) => ({ text: t[tab], href: path({ partnerId }), current: tab === current })),
  }
}
