import { formatInstant } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import type { Happening } from '../web/parts.ts'
import { setupWords } from './round-setup.text.ts'
import type { Round, RoundLine } from './round.rules.ts'

interface Named {
  schools: ReadonlyMap<string, string>
}

/** What happened to a round, newest first; of many changes of one step in a row the latest is shown. */
export function historyOf({ history }: Pick<Round, 'history'>, { schools }: Named, language: Language): Happening[] {
  return history
    .filter((line, index) => !sameChange(line, history[index + 1]))
    .toReversed()
    .map((line) => ({
      when: formatInstant(line.at, language),
      text: `${textOf(line, schools, language)} · ${line.by.name}`,
      note: noteOf(line, language),
    }))
}

function sameChange(line: RoundLine, next: RoundLine | undefined): boolean {
  return line.event === 'edited' && next?.event === 'edited' && next.text === line.text && next.by.name === line.by.name
}

function textOf({ event, text }: RoundLine, schools: Named['schools'], language: Language): string {
  const t = setupWords(language)
  if (event === 'joined') return text && schools.has(text) ? t.joined(schools.get(text) ?? '') : t.joinedNow
  if (event !== 'edited') return t[event]
  const steps: Readonly<Record<string, unknown>> = t
  const what = steps[text ?? 'what']
  return t.edited(typeof what === 'string' ? what : t.what)
}

function noteOf({ event, text }: RoundLine, language: Language): string | null {
  if (event === 'cancelled') return text
  return event === 'deadline-moved' && text
    ? setupWords(language).before(formatInstant(new Date(text), language))
    : null
}
