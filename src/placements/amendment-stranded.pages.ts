import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { formatDay } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { type Checkbox, checkbox, type FormState } from '../web/form-parts.ts'
import { empty, status, type Table, table, type Tone } from '../web/parts.ts'
import type { DoneHours } from './amendment.rules.ts'
import { amendmentWords } from './amendment.text.ts'

interface StrandedPart {
  table: Table
  convert: Checkbox | null
  advice: string | null
}

const tones: Record<DoneHours['state'], Tone> = { logged: 'neutral', confirmed: 'info', approved: 'success' }

/** The hours that stand in the way, and what can be done about them. */
export function strandedPart(stranded: readonly DoneHours[], form: FormState, ctx: Ctx): StrandedPart | null {
  if (stranded.length === 0) return null
  const t = amendmentWords(ctx.language)
  const approved = stranded.some(({ state }) => state === 'approved')
  const returns = may(ctx.actor, 'hours.return')
  return {
    table: strandedTable(stranded, ctx.language),
    convert: !approved && returns ? checkbox(form, 'convert', { label: t.convert }) : null,
    advice: approved ? t.approvedStay : returns ? null : t.convertByCoordinator,
  }
}

function strandedTable(stranded: readonly DoneHours[], language: Language): Table {
  const t = amendmentWords(language)
  return table({
    caption: t.strandedHours,
    columns: [t.day, t.times, t.state],
    rows: stranded.map(({ day, from, to, state }) => [
      formatDay(day, language),
      `${from}–${to}`,
      status(t[state], tones[state]),
    ]),
    empty: empty(t.none),
  })
}
