import { paths } from '../paths.ts'
import { formatDay, formatHours } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { fullName } from '../schools/student.rules.ts'
import { type ContentOf, empty, table } from '../web/parts.ts'
import type { ClassLine } from './register.rules.ts'
import { registerWords } from './register.text.ts'

export type LeftPart = NonNullable<ReturnType<typeof leftPart>>

/** Who is no longer in a class, and by which rule the hours of those who changed class are told; null where nobody did. */
export function leftPart(lines: readonly ClassLine[], language: Language) {
  const t = registerWords(language)
  const gone = lines.flatMap((line) => (line.left ? [{ ...line, left: line.left }] : []))
  const rules = [
    ...(gone.length > 0 ? [t.leftRule] : []),
    ...(lines.some(({ elsewhere = 0 }) => elsewhere > 0) ? [t.arrivedRule] : []),
  ]
  if (rules.length === 0) return null
  const rows = gone.map(({ student, counter, left: { on, next, open } }): ContentOf[] => {
    const day = formatDay(on, language)
    return [
      open ? { text: fullName(student), href: paths.student({ studentId: student._id }) } : fullName(student),
      next === null ? t.inClassUntil(day) : t.thenIn(day, next),
      formatHours(counter.total.approved),
    ]
  })
  const columns = [t.student, t.inClass, { text: t.approved, numeric: true }]
  return {
    table: rows.length > 0 ? table({ caption: t.leftTitle, columns, rows, empty: empty(t.noRows) }) : null,
    rules,
  }
}
