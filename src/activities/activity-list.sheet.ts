import type { Ctx } from '../access/actor.ts'
import type { ListCell, ListSheet } from '../platform/list-sheet.ts'
import { entryName, type Programme } from '../programme/programme.rules.ts'
import type { Activity } from './activity.rules.ts'
import { activityWords } from './activity.text.ts'

type Listed = Pick<Activity, '_id' | 'title' | 'kind' | 'themes' | 'protocolId' | 'schoolId' | 'from' | 'to' | 'state'>

interface ActivityFile {
  activities: readonly Listed[]
  total: number
  /** how many take part in each, those of linked labs included */
  classes: ReadonlyMap<string, number>
  protocols: readonly { _id: string; title: string }[]
  programme: Programme
}

/** The activities as a file: numbers of schools and classes, as the list shows them. */
export function activitiesSheet(
  { activities, total, classes, protocols, programme }: ActivityFile,
  { language }: Ctx,
): ListSheet {
  const t = activityWords(language)
  const titles = new Map(protocols.map(({ _id, title }) => [_id, title]))
  const row = (activity: Listed): ListCell[] => [
    activity.title,
    entryName(programme.activityKinds, activity.kind, language),
    activity.themes.map((code) => entryName(programme.themes, code, language)).join(', '),
    titles.get(activity.protocolId ?? '') ?? null,
    activity.from,
    activity.to,
    t[activity.state],
    activity.schoolId.length,
    classes.get(activity._id) ?? 0,
  ]
  return {
    name: 'attivita',
    title: t.activities,
    columns: [
      { header: t.title, kind: 'text', width: 46 },
      { header: t.kind, kind: 'text', width: 26 },
      { header: t.themes, kind: 'text', width: 30 },
      { header: t.protocol, kind: 'text', width: 40 },
      { header: t.from, kind: 'day', width: 12 },
      { header: t.to, kind: 'day', width: 12 },
      { header: t.state, kind: 'text', width: 14 },
      { header: t.schools, kind: 'integer', width: 8 },
      { header: t.classes, kind: 'integer', width: 8 },
    ],
    rows: activities.map(row),
    total,
  }
}
