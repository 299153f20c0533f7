// What a host is told before the match (proposta): of the student nothing but year of course and track, of the school its
// name and no person. Whoever adds a field here tells it to a host that may never meet the student.
// Source: GDPR, art. 5.1.c (data minimisation).

import type { Placement } from './placement.rules.ts'

export interface Proposal
  extends Pick<
    Placement,
    '_id' | 'schoolId' | 'partnerId' | 'kind' | 'title' | 'activities' | 'course' | 'terms' | 'state'
  > {
  host: Pick<Placement['host'], 'site' | 'otherSites'>
}
