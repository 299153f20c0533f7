// An edition in reports of a school (laboratorio nel rendiconto): no more of it than they need.

import type { Edition } from './edition.rules.ts'

/** An edition as far as a report of a school needs it: who teaches, who comes along, who pays. */
export type ReportedEdition = Pick<
  Edition,
  '_id' | 'code' | 'title' | 'from' | 'to' | 'partnerId' | 'siteId' | 'state' | 'staff' | 'groups' | 'participants'
> & { module: Pick<Edition['module'], 'minutes' | 'countableMinutes' | 'funding' | 'cup'> }
