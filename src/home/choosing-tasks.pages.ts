import type { Ctx } from '../access/actor.ts'
import { choiceWords } from '../choices/choice.text.ts'
import { paths } from '../paths.ts'
import { formatInstant } from '../platform/format.ts'
import type { Round } from '../rounds/round.rules.ts'
import type { Task } from '../web/parts.ts'
import { task } from './home-parts.pages.ts'

export type ChoosingFacts = Pick<Round, '_id' | 'title' | 'closesAt'>

/** The rounds to which a student has sent no list yet; before everything else, since they close. */
export function choosingTasks({ language }: Ctx, rounds: readonly ChoosingFacts[]): Task[] {
  const t = choiceWords(language)
  return rounds.map(({ _id, title, closesAt }) =>
    task({
      text: t.orderUntil(formatInstant(closesAt, language)),
      note: title,
      button: t.choose,
      href: paths.choiceList({ roundId: _id }),
    }),
  )
}
