import type { Ctx } from '../access/actor.ts'
import { formatDay, formatHours } from '../platform/format.ts'
import { type ContentOf, empty, table } from '../web/parts.ts'
import type { GroupCopy, Pattern } from './group-copy.rules.ts'
import type { GroupHost } from './placement-group.rules.ts'
import { groupWords } from './placement-group.text.ts'

interface CopyParts {
  title: string
  pattern: Pattern
  copy: GroupCopy
  /** of the group to be made */
  id: string
  /** where the button sends, and where one goes without */
  action: string
  back: string
}

/** What the new group would be, beside what it repeats; one button makes it. */
export function copyPage({ title, pattern, copy, id, action, back }: CopyParts, { language }: Ctx) {
  const t = groupWords(language)
  const period = ({ common }: Pattern) =>
    t.periodOf(formatDay(common.terms.from, language), formatDay(common.terms.to, language))
  const hosts = (all: readonly GroupHost[]) => all.map(({ name, seats }) => t.hostsWithSeats(name, seats)).join(', ')
  const rows: ContentOf[][] = [
    [t.title, title, copy.common.title],
    [t.period, period(pattern), period(copy)],
    [t.planned, formatHours(pattern.common.terms.plannedMinutes), formatHours(copy.common.terms.plannedMinutes)],
    [t.hosts, hosts(pattern.hosts), hosts(copy.hosts)],
  ]
  return {
    title: t.copyTitle(title),
    lead: t.copyLead(copy.schoolYear),
    table: table({ caption: t.comparison, columns: [t.fact, t.before, t.after], rows, empty: empty('') }),
    notes: [
      ...(copy.leftOutHosts.length > 0 ? [t.leftOutHosts(copy.leftOutHosts.join(', '))] : []),
      ...(copy.tutorLeft ? [t.tutorLeft] : []),
    ],
    hidden: [{ name: 'id', value: id }],
    action,
    submit: { text: t.makeCopy, cancel: { text: t.back, href: back } },
  }
}
