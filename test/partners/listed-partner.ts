import { type Partner, type PartnerSite, siteAt } from '../../src/partners/partner.rules.ts'
import { noHosting, type Work } from '../../src/partners/profile.rules.ts'
import { notQualified } from '../../src/partners/qualification.rules.ts'

/** A partner as the register holds it, with what a test cares about. */
export function aPartner(_id: string, change: Partial<Partner> = {}): Partner {
  return {
    _id,
    partnerId: _id,
    kind: 'firm',
    name: `Ditta ${_id}`,
    vatNumber: null,
    taxCode: null,
    identifiers: [`number of ${_id}`],
    ateco: null,
    email: null,
    pec: null,
    phone: null,
    representative: null,
    sites: [aSite({})],
    tutors: [],
    contacts: [],
    closures: [],
    spaces: [],
    works: [],
    hosting: noHosting,
    qualification: notQualified,
    mergedInto: null,
    createdAt: new Date('2026-09-01T08:00:00Z'),
    createdBy: null,
    lastChange: null,
    version: 1,
    ...change,
  }
}

export function aSite(change: Partial<PartnerSite>): PartnerSite {
  const address = { name: 'Sede', address: 'Via dei Mestieri 1', postcode: '20100', town: 'Borgo', district: null }
  return { ...siteAt(address), id: 'site', ...change }
}

export function aWork(themes: string[], risk: Work['risk'] = 'low'): Work {
  return { id: themes.join('-'), name: 'Lavorazione', description: null, risk, themes }
}
