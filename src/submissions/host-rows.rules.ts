// The hosts of a path (strutture) as the return names them: of a placement as it was agreed, where a number that was not
// known then is the one of today; of a lab as the partner is today, because labs copy none of it.

import type { ReportedEdition } from '../labs/reported-edition.rules.ts'
import type { PartnerKind } from '../partners/partner.rules.ts'
import type { ReportedPartner } from '../partners/reported-partner.rules.ts'
import type { HostSite } from '../placements/copies.rules.ts'
import type { HostCopy, Placement } from '../placements/placement.rules.ts'
import { siteOn } from '../placements/tutors.rules.ts'
import { plainText } from '../schools/school.rules.ts'
import type { ReturnFacts } from './return-facts.rules.ts'
import type { HostKind, HostRow } from './return-rows.rules.ts'

const kinds: Record<PartnerKind, HostKind> = {
  firm: 'impresa',
  fablab: 'ente privato',
  makerspace: 'ente privato',
  professional: 'professionista',
  'public-body': 'ente pubblico',
  'private-body': 'ente privato',
  'third-sector': 'terzo settore',
  culture: 'ente pubblico',
  school: 'scuola',
  'employment-agency': 'impresa',
  'civic-school': 'ente pubblico',
}

/** The host of a placement, with the agreement it rests upon. */
export function hostOfPlacement(facts: ReturnFacts, placement: Placement, pathId: string): HostRow {
  const { host, partnerId, agreement } = placement
  const partner = facts.partners.get(partnerId)
  return {
    ...placeOf(facts, { pathId, partnerId, site: siteOn(placement, null), number: agreement?.number ?? '' }),
    ...standingOf(partner),
    ...knownOf(host, partner),
    agreement: agreement && { number: agreement.number, date: agreement.date, to: agreement.to },
  }
}

/** The partner of a lab. */
export function hostOfLab(facts: ReturnFacts, { _id: pathId, partnerId, siteId }: ReportedEdition): HostRow {
  const partner = facts.partners.get(partnerId)
  const sites = partner?.sites ?? []
  const site = sites.find(({ id }) => id === siteId) ?? sites[0] ?? nowhere
  return {
    ...placeOf(facts, { pathId, partnerId, site, number: '' }),
    ...standingOf(partner),
    ...knownOf(partner ?? nobody, partner),
    agreement: null,
  }
}

const nowhere = { id: '', address: '', town: '', postcode: '' }
const nobody = { name: '', taxCode: null, vatNumber: null, ateco: null }

type Known = Pick<HostCopy, 'name' | 'taxCode' | 'vatNumber' | 'ateco'>

function knownOf(agreed: Known, partner: ReportedPartner | undefined) {
  const now: Known = partner ?? nobody
  return {
    name: agreed.name,
    taxCode: agreed.taxCode ?? now.taxCode,
    vatNumber: agreed.vatNumber ?? now.vatNumber,
    ateco: (agreed.ateco ?? now.ateco)?.code ?? null,
  }
}

/** Who is no partner is the school itself, with its simulated enterprise. */
function standingOf(partner: ReportedPartner | undefined): Pick<HostRow, 'kind' | 'rasl' | 'pec'> {
  if (!partner) return { kind: 'scuola', rasl: false, pec: null }
  return { kind: kinds[partner.kind], rasl: partner.hosting.rasl.registered, pec: partner.pec }
}

interface Placed {
  pathId: string
  partnerId: string
  site: Pick<HostSite, 'id' | 'address' | 'town' | 'postcode'>
  /** of the agreement */
  number: string
}

function placeOf({ provinces }: ReturnFacts, { pathId, partnerId, site, number }: Placed) {
  const { id, address, town, postcode } = site
  const province = provinces.get(plainText(town)) ?? null
  return { key: [pathId, partnerId, id, number].join(':'), pathId, partnerId, address, town, postcode, province }
}
