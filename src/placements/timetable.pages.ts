import { weekdayName } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { type Field, field, type FormState } from '../web/form-parts.ts'
import { empty, table } from '../web/parts.ts'
import { placementFormWords } from './placement-form.text.ts'
import { stretches, timeField, weekdays } from './timetable.forms.ts'

/** The week as a table to fill in; it works without a script. */
export function timetableFields(form: FormState, language: Language) {
  const t = placementFormWords(language)
  const rows = weekdays.map((weekday) => {
    const day = weekdayName(weekday, language)
    const fields = stretches.flatMap((stretch) =>
      (['from', 'to'] as const).map((end) => {
        const label = t.timeLabel(day, t[`${end}-${stretch}`])
        return field(form, timeField(weekday, stretch, end), { label, type: 'time' })
      }),
    )
    return { day, fields }
  })
  const fields: Field[] = rows.flatMap((row) => row.fields)
  return {
    fields,
    table: table({
      caption: t.timetable,
      columns: [t.weekday, t['from-1'], t['to-1'], t['from-2'], t['to-2']],
      rows: rows.map((row) => [row.day, ...row.fields.map((each) => ({ field: each }))]),
      empty: empty(t.timetable),
    }),
  }
}
