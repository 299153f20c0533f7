import type { Request } from 'express'
import type { Day } from '../platform/day.ts'
import { notify } from '../web/show.ts'
import { lockSentence } from './closed-month.text.ts'
import type { MonthLock } from './closed-month.rules.ts'
import { hourWords, refusedDays } from './hour.text.ts'
import { signingWords } from './signing.text.ts'

interface Moved {
  moved: number
  skipped: number
  refused: readonly { day: Day; reasons: readonly string[]; lock?: MonthLock }[]
}

/** Says on the next page what became of the ticked lines, and for a closed month who closed it and who can open it. */
export function tellMoved(req: Request, { moved, skipped, refused }: Moved, done: (lines: number) => string): void {
  const { language } = req
  if (moved > 0) notify(req, 'success', done(moved))
  if (skipped > 0) notify(req, 'warning', hourWords(language).skipped(skipped))
  const locks = new Map(refused.flatMap(({ lock }) => (lock ? [[lock.month, lock] as const] : [])))
  for (const lock of locks.values()) notify(req, 'warning', lockSentence(lock, language))
  const others = refused.filter(({ lock }) => !lock)
  if (others.length > 0) notify(req, 'warning', refusedDays(others, language, ownSentences(language)))
}

function ownSentences(language: Request['language']): Record<string, string> {
  return { 'host-may-still-answer': signingWords(language)['host-may-still-answer'] }
}
