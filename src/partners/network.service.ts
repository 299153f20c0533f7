import type { Day } from '../platform/day.ts'
import { Partners } from './partner.model.ts'
import { type Partner, tutorsInOffice } from './partner.rules.ts'
import { type NetworkTutor, sharedNetworks } from './network.rules.ts'

const read = { name: 1, tutors: 1, 'hosting.networks': 1 } as const
type Read = Pick<Partner, '_id' | 'name' | 'tutors'> & { hosting: Pick<Partner['hosting'], 'networks'> }

/**
 * The tutors in office on a day at this partner and at those that share a network with it, the partner's own first; none
 * of partners that are suspended or went into another. For use cases that have already decided who may know.
 */
export async function tutorsOfNetwork(partnerId: string, on: Day): Promise<NetworkTutor[]> {
  const own = await Partners.findById(partnerId, read).lean<Read>()
  if (!own) return []
  const { networks } = own.hosting
  const others =
    networks.length === 0
      ? []
      : await Partners.find(
          {
            _id: { $ne: partnerId },
            'hosting.networks.0': { $exists: true },
            mergedInto: null,
            'qualification.state': { $ne: 'suspended' },
          },
          read,
        )
          .sort({ name: 1, _id: 1 })
          .lean<Read[]>()
  const near = others.filter((other) => sharedNetworks(networks, other.hosting.networks).length > 0)
  return [own, ...near].flatMap(({ _id, name, tutors }) =>
    tutorsInOffice({ tutors }, on, on).map((tutor) => ({ partner: { _id, name }, tutor })),
  )
}
