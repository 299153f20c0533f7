import { paths } from '../paths.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { field, select } from '../web/form-parts.ts'
import { formState } from '../web/problem-texts.ts'
import {
  endedStates,
  type PlacementState,
  placementStates,
  preparingStates,
  underWayStates,
} from './placement-state.rules.ts'
import { placementWords } from './placement.text.ts'

interface Named {
  id: string
  name: string
}

/** What the list of placements is limited to. */
export interface PlacementFilter {
  q: string
  /** a state, a group of them, or '' */
  state: string
  host: Named | null
  /** the placements made together */
  group: Named | null
  classes: readonly Named[]
  classId: string
}

const stateGroups = {
  preparing: preparingStates,
  'under-way': underWayStates,
  ended: endedStates,
} as const

/** The states that the address asks for, one of them or a group; null for all. */
export function statesOf(asked: string): readonly PlacementState[] | null {
  const one = placementStates.filter((state) => state === asked)
  if (one.length > 0) return one
  return Object.entries(stateGroups).find(([name]) => name === asked)?.[1] ?? null
}

/** The address of the list with these filters. */
export function filteredList({ q, state, host, group, classId }: PlacementFilter, page: number): string {
  const query = { q, stato: state, ente: host?.id ?? '', gruppo: group?.id ?? '', classe: classId }
  return withQuery(paths.placements(), { ...query, pagina: String(page) })
}

export function isFiltered({ q, state, host, group, classId }: PlacementFilter): boolean {
  return q !== '' || state !== '' || classId !== '' || host !== null || group !== null
}

export function placementFilter(filter: PlacementFilter, language: Language) {
  const t = placementWords(language)
  const { q, state, host, group, classId } = filter
  const typed = { q, stato: state, ente: host?.id ?? '', gruppo: group?.id ?? '', classe: classId }
  const form = formState(language, { typed })
  const groups = Object.keys(stateGroups) as (keyof typeof stateGroups)[]
  const states = [...groups, ...placementStates].map((each) => ({ value: each, text: t[each] }))
  const classes = filter.classes.map(({ id, name }) => ({ value: id, text: name }))
  return {
    action: paths.placements(),
    fields: [field(form, 'q', { label: t.search, type: 'search' })],
    selects: [
      select(form, 'stato', { label: t.state, options: states, placeholder: t.anyState }),
      ...(classes.length > 0
        ? [select(form, 'classe', { label: t.className, options: classes, placeholder: t.anyClass })]
        : []),
      ...(host ? [select(form, 'ente', { label: t.host, options: [choice(host)], placeholder: t.anyHost })] : []),
      ...(group ? [select(form, 'gruppo', { label: t.group, options: [choice(group)], placeholder: t.anyGroup })] : []),
    ],
    clearHref: isFiltered(filter) ? paths.placements() : null,
  }
}

function choice({ id, name }: Named) {
  return { value: id, text: name }
}
