// A partner in reports of a school (ente nel rendiconto): what the Ministry asks of a host, and no people.

import type { Partner } from './partner.rules.ts'

/** A partner as far as a report of a school names it: who it is, and where; no people. */
export type ReportedPartner = Pick<
  Partner,
  '_id' | 'kind' | 'name' | 'vatNumber' | 'taxCode' | 'ateco' | 'pec' | 'sites'
> & { hosting: { rasl: Pick<Partner['hosting']['rasl'], 'registered'> } }
