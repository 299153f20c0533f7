import { paths } from '../paths.ts'
import type { Language } from '../platform/words.ts'
import { steps } from '../web/parts.ts'
import { groupFormWords } from './group-form.text.ts'
import type { PlacementGroup } from './placement-group.rules.ts'
import { groupWords } from './placement-group.text.ts'

/** The pages above those of a group. */
export function crumbsTo(group: Pick<PlacementGroup, '_id' | 'title'> | null, language: Language) {
  const t = groupWords(language)
  const above = [
    { text: t.placements, href: paths.placements() },
    { text: t.groups, href: paths.placementGroups() },
  ]
  if (!group) return above
  return [...above, { text: group.title, href: paths.placementGroup({ placementGroupId: group._id }) }]
}

/** Where making a group stands; none once placements were made of it. */
export function procedure(group: Pick<PlacementGroup, 'lines'> | null, current: number, language: Language) {
  if (group?.lines.some(({ placed }) => placed)) return null
  const t = groupFormWords(language)
  return steps([t.stepStudents, t.stepTerms, t.stepHosts, t.stepPlan], current)
}
