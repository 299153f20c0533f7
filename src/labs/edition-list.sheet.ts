import type { Ctx } from '../access/actor.ts'
import type { ListCell, ListSheet } from '../platform/list-sheet.ts'
import { entryName } from '../programme/programme.rules.ts'
import { type EditionList, type Listed, patternText } from './edition-list.pages.ts'
import { editionWords } from './edition.text.ts'
import { placesLeft } from './lab-enrolment.rules.ts'

/** The editions as a file: numbers only, as the list shows them. */
export function editionsSheet(
  list: Pick<EditionList, 'editions' | 'total' | 'places' | 'programme'>,
  ctx: Ctx,
): ListSheet {
  const { language } = ctx
  const t = editionWords(language)
  const { editions, total, places, programme } = list
  const row = (edition: Listed): ListCell[] => {
    const place = places.get(edition.partnerId)
    const site = place?.sites.find(({ id }) => id === edition.siteId)
    return [
      edition.code,
      edition.title,
      entryName(programme.themes, edition.module.theme, language),
      t[edition.module.level],
      edition.module.minutes,
      place?.name ?? null,
      site ? [site.address, site.town].filter(Boolean).join(', ') : null,
      site?.district ? entryName(programme.districts, site.district, language) : null,
      edition.from,
      edition.to,
      patternText(edition, language),
      edition.seats,
      edition.taken,
      placesLeft(edition),
      t[edition.state],
    ]
  }
  return {
    name: 'laboratori',
    title: t.editions,
    columns: [
      { header: t.code, kind: 'text', width: 14 },
      { header: t.title, kind: 'text', width: 40 },
      { header: t.theme, kind: 'text', width: 20 },
      { header: t.level, kind: 'text', width: 12 },
      { header: t.hours, kind: 'duration', width: 8 },
      { header: t.partner, kind: 'text', width: 34 },
      { header: t.where, kind: 'text', width: 34 },
      { header: t.district, kind: 'text', width: 18 },
      { header: t.from, kind: 'day', width: 12 },
      { header: t.to, kind: 'day', width: 12 },
      { header: t.weekdays, kind: 'text', width: 24 },
      { header: t.seats, kind: 'integer', width: 8 },
      { header: t.taken, kind: 'integer', width: 8 },
      { header: t.free, kind: 'integer', width: 8 },
      { header: t.state, kind: 'text', width: 18 },
    ],
    rows: editions.map(row),
    total,
  }
}
