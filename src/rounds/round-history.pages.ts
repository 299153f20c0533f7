import type { Ctx } from '../access/actor.ts'
import { formatInstant } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import type { Happening } from '../web/parts.ts'
import { setupWords } from './round-setup.text.ts'
import type { Round, RoundLine } from './round.rules.ts'

interface Named {
  /** names of schools */
  schools: ReadonlyMap<string, string>
}

type Told = Pick<Round, 'schoolId' | 'history'>

/**
 * What happened to a round, newest first; of many changes of one step in a row the latest is shown. In a round of the city
 * a school reads of the others only that somebody has joined.
 */
export function historyOf({ schoolId, history }: Told, { schools }: Named, { actor, language }: Ctx): Happening[] {
  const own = 'schoolId' in actor && schoolId === null ? actor.schoolId : null
  return history
    .filter((line, index) => !sameChange(line, history[index + 1]) && (own === null || line.event !== 'edited'))
    .toReversed()
    .map((line) => {
      const ofOthers = own !== null && line.event === 'joined' && line.text !== own
      const when = formatInstant(line.at, language)
      if (ofOthers) return { when, text: setupWords(language).joinedNow, note: null }
      return { when, text: `${textOf(line, schools, language)} · ${line.by.name}`, note: noteOf(line, language) }
    })
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
