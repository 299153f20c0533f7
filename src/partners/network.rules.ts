// Networks (reti) that partners belong to are typed freely: the same network is known by its name, whatever the capitals
// and the spaces around it.

import type { HostTutor, Partner } from './partner.rules.ts'

/** Somebody who works at a partner, for whom another partner of a network may ask. */
export interface NetworkTutor {
  partner: Pick<Partner, '_id' | 'name'>
  tutor: HostTutor
}

/** The networks of the first list that are in the second as well, as the first one writes them. */
export function sharedNetworks(some: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others.map(plain))
  return some.filter((network) => known.has(plain(network)))
}

function plain(network: string): string {
  return network.trim().replaceAll(/\s+/gu, ' ').toLowerCase()
}
