import type { Ctx } from '../access/actor.ts'
import type { ListCell, ListColumn, ListSheet } from '../platform/list-sheet.ts'
import { entryName } from '../programme/programme.rules.ts'
import type { AroundAuthorisations, ListedAuthorisation } from './authorisation-list.pages.ts'
import { isHost } from './authorisation-list.pages.ts'
import { lastDayToTell, standingOn } from './machine-authorisation.rules.ts'
import { authorisationWords } from './machine-authorisation.text.ts'

/** The authorisations as a file: what the list shows, and when each was used last. */
export function authorisationsSheet(around: AroundAuthorisations, ctx: Ctx): ListSheet {
  const t = authorisationWords(ctx.language)
  const host = isHost(ctx)
  const text = (header: string, width: number): ListColumn => ({ header, kind: 'text', width })
  const day = (header: string): ListColumn => ({ header, kind: 'day', width: 12 })
  const row = (each: ListedAuthorisation): ListCell[] => [
    around.names.get(each.studentId) ?? each.studentName,
    (host ? around.schools.get(each.schoolId) : around.classes.get(each.studentId)) ?? null,
    entryName(around.machineKinds, each.machineKind, ctx.language),
    around.partners.get(each.partnerId) ?? null,
    each.earnedOn,
    each.revoked ? null : lastDayToTell(each, ctx.today, around.norms),
    each.until,
    each.lastUsedOn,
    t[standingOn(each, ctx.today, around.norms)],
    each.revoked?.reason ?? null,
  ]
  return {
    name: 'abilitazioni',
    title: t.title,
    columns: [
      text(t.student, 32),
      text(host ? t.school : t.class, host ? 36 : 12),
      text(t.machine, 28),
      text(t.partner, 36),
      day(t.earnedOn),
      day(t.lastDay),
      day(t.until),
      day(t.lastUsedOn),
      text(t.standing, 22),
      text(t.reason, 40),
    ],
    rows: around.authorisations.map(row),
    total: around.total,
  }
}
