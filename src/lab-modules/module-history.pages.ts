import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { dayOf } from '../platform/day.ts'
import { formatDay, formatInstant } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { type ContentOf, empty, type Happening, table } from '../web/parts.ts'
import { type LabModule, type ModuleVersion, versionNumbered } from './lab-module.rules.ts'
import { moduleWords } from './lab-module.text.ts'
import { fieldLabels, fieldText, type Lists } from './module-content.pages.ts'
import { modulePageWords } from './module-page.text.ts'
import { changedFields } from './module-version.rules.ts'

/** Every version, newest first: since when, what it changed, and for the city who made it. */
export function versionsTable(module: LabModule, { reads }: { reads: number }, ctx: Ctx) {
  const p = modulePageWords(ctx.language)
  const named = may(ctx.actor, 'module.edit')
  const last = module.versions.at(-1)?.number
  return table({
    caption: p.versions,
    columns: [p.version, p.onDay, p.changes, ...(named ? [p.by] : [])],
    rows: module.versions.toReversed().map((version) => [
      {
        text: p.versionOf(version.number),
        href: version.number === reads ? null : hrefOf(module, version, last),
        note: version.number === last ? p.inForce : null,
      },
      formatDay(dayOf(version.at), ctx.language),
      changedText(module, version, ctx.language),
      ...(named ? [version.by.name] : []),
    ]),
    empty: empty(p.noChanges),
  })
}

function hrefOf({ _id }: LabModule, { number }: ModuleVersion, last: number | undefined): string {
  const page = paths.module({ moduleId: _id })
  return number === last ? page : withQuery(page, { versione: String(number) })
}

function changedText(module: LabModule, version: ModuleVersion, language: Language): string {
  const before = versionNumbered(module, version.number - 1)
  if (!before) return modulePageWords(language).first
  const labels = fieldLabels(moduleWords(language))
  return changedFields(before, version)
    .map((field) => labels[field])
    .join(', ')
}

/** What the version that is read changed, against the one before it: was, is. */
export function changesTable(module: LabModule, around: Lists & { version: ModuleVersion }, language: Language) {
  const p = modulePageWords(language)
  const labels = fieldLabels(moduleWords(language))
  const { version } = around
  const before = versionNumbered(module, version.number - 1)
  const fields = before ? changedFields(before, version) : []
  return table({
    caption: p.changesOf(version.number),
    columns: [p.what, p.before, p.after],
    rows: fields.map((field): ContentOf[] => [
      labels[field],
      before && fieldText(before, field, { ...around, language }),
      fieldText(version, field, { ...around, language }),
    ]),
    empty: empty(p.noChanges),
  })
}

/** What happened to the module, newest first. */
export function historyOf({ history }: LabModule, language: Language): Happening[] {
  const p = modulePageWords(language)
  return history.toReversed().map(({ at, by, event, version }) => ({
    when: formatInstant(at, language),
    text: p.eventVersion(p[`event-${event}`], version),
    note: by.name || null,
  }))
}
