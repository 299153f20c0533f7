import type { Language } from '../platform/words.ts'
import { type Field, field, type FormState, type Select, select } from '../web/form-parts.ts'
import { type ContentOf, empty, table } from '../web/parts.ts'
import { partPhases } from './lab-module.rules.ts'
import { moduleWords } from './lab-module.text.ts'
import { moduleFormWords } from './module-form.text.ts'
import { mostParts, partField, rowsToShow } from './module-part.forms.ts'

const NO_HEADING = -1

/** The rows in which parts are written: those there are, and some empty ones. */
export function partRows(form: FormState, language: Language) {
  const [t, f] = [moduleWords(language), moduleFormWords(language)]
  const count = rowsToShow(form.typed)
  const rows = Array.from({ length: count }, (_, index) => controlsOf(form, index, language))
  return {
    table: table({
      caption: f.partsHint,
      columns: [t.part, t.description, t.phase, t.hours],
      rows: rows.map(([title, description, phase, hours]): ContentOf[] => [
        { field: title },
        { field: description },
        { select: phase },
        { field: hours },
      ]),
      empty: empty(t.parts),
      // Each control has its own label: on a phone the first one must show it too.
      heading: NO_HEADING,
    }),
    controls: rows.flat(),
    count,
    more: count < mostParts,
  }
}

function controlsOf(form: FormState, index: number, language: Language): [Field, Field, Select, Field] {
  const [t, f] = [moduleWords(language), moduleFormWords(language)]
  const label = (what: string) => f.partLabel(what, index + 1)
  const phase = partField(index, 'phase')
  // What is usually meant, until something else is chosen.
  const chosen = { ...form, typed: { [phase]: 'teaching', ...form.typed } }
  return [
    field(form, partField(index, 'title'), { label: label(t.title), maxlength: 160 }),
    field(form, partField(index, 'description'), { label: label(t.description), maxlength: 500 }),
    select(chosen, phase, {
      label: label(t.phase),
      options: partPhases.map((each) => ({ value: each, text: t[each] })),
    }),
    field(form, partField(index, 'hours'), {
      label: label(t.hours),
      width: 'narrow',
      inputmode: 'text',
      maxlength: 20,
    }),
  ]
}

/** What travels unseen with the rows: the ids of the parts there are, and how many rows are shown. */
export function hiddenOfRows({ typed }: FormState) {
  const count = rowsToShow(typed)
  const ids = Array.from({ length: count }, (_, index) => partField(index, 'id')).flatMap((name) => {
    const value = typed[name]
    return typeof value === 'string' && value !== '' ? [{ name, value }] : []
  })
  return [{ name: 'rows', value: String(count) }, ...ids]
}
