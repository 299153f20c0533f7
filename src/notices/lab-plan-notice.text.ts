import { parseDay } from '../platform/day.ts'
import { formatDay, formatLongDay } from '../platform/format.ts'
import { type Language, phrases } from '../platform/words.ts'
import { linesOf } from './notice-lines.rules.ts'
import type { NoticeData } from './notice.rules.ts'

interface Change {
  /** '– mercoledì 25 novembre 2026, 14:00–17:00' without the dash. */
  at: string
  /** What it was, as text; '' when nothing is said. */
  before: string
}

const words = phrases({
  subject: [
    (edition: string) => `Cambia il calendario del laboratorio: ${edition}`,
    (edition: string) => `The calendar of a lab has changed: ${edition}`,
  ],
  changed: [
    (edition: string) => `il calendario del laboratorio “${edition}” è cambiato:`,
    (edition: string) => `the calendar of the lab “${edition}” has changed:`,
  ],
  moved: [
    ({ at, before }: Change) => `– Spostato a ${at}${before ? ` (era ${before})` : ''}`,
    ({ at, before }: Change) => `– Moved to ${at}${before ? ` (was ${before})` : ''}`,
  ],
  cancelled: [({ at }: Change) => `– Annullato: ${at}`, ({ at }: Change) => `– Cancelled: ${at}`],
  restored: [({ at }: Change) => `– Si tiene di nuovo: ${at}`, ({ at }: Change) => `– Takes place after all: ${at}`],
  added: [({ at }: Change) => `– Aggiunto: ${at}`, ({ at }: Change) => `– Added: ${at}`],
  staff: [
    ({ at, before }: Change) => `– Cambia chi lo conduce: ${at}${before ? ` (prima: ${before})` : ''}`,
    ({ at, before }: Change) => `– Run by somebody else: ${at}${before ? ` (before: ${before})` : ''}`,
  ],
  other: [({ at }: Change) => `– Cambiato: ${at}`, ({ at }: Change) => `– Changed: ${at}`],
  reason: [(reason: string) => `Il motivo: ${reason}`, (reason: string) => `The reason: ${reason}`],
  link: ['Il calendario aggiornato è qui:', 'The calendar as it is now is here:'],
})

const changes = ['moved', 'cancelled', 'restored', 'added', 'staff'] as const
const dayThenHours = /^(\d{4}-\d{2}-\d{2})\D+(\d{2}:\d{2})\D+(\d{2}:\d{2})$/u

/** To partner and schools, once for each change of the sessions. */
export function planChangedLetter(data: NoticeData['lab-plan-changed'], language: Language) {
  const t = words(language)
  const lines = linesOf(data.changes).map(([what = '', day = '', from = '', to = '', before = '']) => {
    const say = t[changes.find((each) => each === what) ?? 'other']
    return say({ at: at({ day, from, to }, language), before: beforeText(before, language) })
  })
  return {
    subject: t.subject(data.edition),
    paragraphs: [t.changed(data.edition), ...lines, ...(data.reason ? [t.reason(data.reason)] : []), t.link, data.link],
  }
}

function at({ day, from, to }: { day: string; from: string; to: string }, language: Language): string {
  const parsed = parseDay(day)
  return `${parsed ? formatLongDay(parsed, language) : day}, ${from}–${to}`
}

/** '2026-11-25 14:00-17:00' as people write it; a name, or whatever else it was, as it is. */
function beforeText(before: string, language: Language): string {
  const [, written = '', from, to] = dayThenHours.exec(before) ?? []
  const day = parseDay(written || before)
  if (!day) return before
  return from ? `${formatDay(day, language)}, ${from}–${to}` : formatDay(day, language)
}
