import { Agreements } from '../../../src/agreements/agreement.model.ts'
import type { Agreement } from '../../../src/agreements/agreement.rules.ts'
import { HostLinks } from '../../../src/host-links/host-link.model.ts'
import { goalOf, type HostLink, type PlacementPurpose } from '../../../src/host-links/host-link.rules.ts'
import { digestOf } from '../../../src/host-links/host-link.service.ts'
import { paths } from '../../../src/paths.ts'
import { day } from '../../../src/platform/day.ts'

/** What opens the link to sign `da-firmare` for the host, and to whom it was sent. */
export const linkToSign = { address: '/invito/prova-da-firmare', name: 'Paola Presidente' }

/** The states that the agreement of the Galilei with the fablab is not in. */
function furtherStates({ terms, protocol, history }: Agreement): Record<string, Partial<Agreement>> {
  if (!protocol) throw new Error('The agreement with the fablab has no number.')
  const numbered = (number: string) => ({ protocol: { ...protocol, number } })
  return {
    'da-firmare': { state: 'signing', signatures: [], protocol: null, history: history.slice(0, 2) },
    'da-protocollare': { protocol: null },
    'non-iniziata': { ...numbered('1301'), terms: { ...terms, from: day('2027-09-01'), to: day('2028-08-31') } },
    scaduta: { ...numbered('1302'), terms: { ...terms, from: day('2025-09-01'), to: day('2026-08-31') } },
    chiusa: { ...numbered('1303'), state: 'ended', endedOn: day('2026-11-20') },
    annullata: { state: 'cancelled', signatures: [], protocol: null },
  }
}

/** Adds to Borgo one agreement in each further state, called as it stands, and a link to sign the one that waits. */
export async function addFurtherAgreements(): Promise<string[]> {
  const known = await Agreements.findById('galilei-fablab').lean<Agreement>()
  const sent = await HostLinks.findById('link-galilei-fablab').lean<HostLink>()
  if (!known || !sent) throw new Error('Borgo has no agreement with the fablab.')
  const states = Object.entries(furtherStates(known))
  await Agreements.insertMany(states.map(([_id, change]) => ({ ...known, ...change, _id, agreementId: _id })))
  const link = { ...sent, _id: 'link-da-firmare', agreementId: 'da-firmare', to: { ...sent.to, name: linkToSign.name } }
  await HostLinks.create({ ...link, goal: goalOf(link), digests: [digestOf('prova-da-firmare')] })
  return states.map(([id]) => id)
}

/** A link about one placement, as the school sends it; returns its address. */
export async function addPlacementLink(purpose: PlacementPurpose, placementId: string): Promise<string> {
  const sent = await HostLinks.findById('link-galilei-fablab').lean<HostLink>()
  if (!sent) throw new Error('Borgo has no link to the fablab.')
  const secret = `prova-${purpose}-${placementId}`
  const link = { ...sent, _id: secret, purpose, placementId, agreementId: null, party: null, signedAt: null }
  await HostLinks.create({ ...link, goal: goalOf(link), digests: [digestOf(secret)] })
  return paths.guestLink({ secret })
}
