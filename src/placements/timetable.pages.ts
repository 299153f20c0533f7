import { formatHours, weekdayName } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { type ChoiceOf, type Field, field, type FormState, select } from '../web/form-parts.ts'
import { type ContentOf, empty, table } from '../web/parts.ts'
import { placementFormWords } from './placement-form.text.ts'
import { type HostCopy, siteOf } from './placement.rules.ts'
import { placementWords } from './placement.text.ts'
import { inOrder, type Slot, weeklyMinutes } from './terms.rules.ts'
import { siteField, stretches, timeField, weekdays } from './timetable.forms.ts'

/** The week as a table to fill in; it works without a script. With several sites each day may be at one of them. */
export function timetableFields(form: FormState, language: Language, sites: readonly ChoiceOf[] = []) {
  const t = placementFormWords(language)
  const several = sites.length > 1
  const rows = weekdays.map((weekday) => {
    const day = weekdayName(weekday, language)
    const fields = stretches.flatMap((stretch) =>
      (['from', 'to'] as const).map((end) => {
        const label = t.timeLabel(day, t[`${end}-${stretch}`])
        return field(form, timeField(weekday, stretch, end), { label, type: 'time' })
      }),
    )
    const label = t.timeLabel(day, t.daySite)
    const where = select(form, siteField(weekday), { label, options: sites, placeholder: t.mainSite })
    return { day, fields, where }
  })
  const fields: Field[] = rows.flatMap((row) => row.fields)
  return {
    fields,
    table: table({
      caption: t.timetable,
      columns: [t.weekday, t['from-1'], t['to-1'], t['from-2'], t['to-2'], ...(several ? [t.daySite] : [])],
      rows: rows.map((row) => [
        row.day,
        ...row.fields.map((each) => ({ field: each })),
        ...(several ? [{ select: row.where }] : []),
      ]),
      empty: empty(t.timetable),
    }),
  }
}

/** The week as it was agreed, and where, when not everything is at the main site. */
export function timetableTable(
  timetable: readonly Slot[],
  host: Pick<HostCopy, 'site' | 'otherSites'>,
  language: Language,
) {
  const t = placementWords(language)
  const days = [...new Set(inOrder(timetable).map((slot) => slot.weekday))]
  const elsewhere = timetable.some(({ siteId }) => siteId)
  const rows = days.map((weekday): ContentOf[] => {
    const ofDay = inOrder(timetable).filter((slot) => slot.weekday === weekday)
    const times = ofDay.map((slot) => `${slot.from}–${slot.to}`).join(', ')
    const where = [...new Set(ofDay.map((slot) => siteOf(slot, host)?.name ?? ''))].join(', ')
    const hours = formatHours(weeklyMinutes(ofDay))
    return [weekdayName(weekday, language), times, ...(elsewhere ? [where] : []), hours]
  })
  return table({
    caption: t.timetable,
    columns: [t.weekday, t.times, ...(elsewhere ? [t.site] : []), { text: t.hours, numeric: true }],
    rows,
    totals: [t.week, null, ...(elsewhere ? [null] : []), formatHours(weeklyMinutes(timetable))],
    empty: empty(t.noTimetable, t.noTimetableAdvice),
  })
}
