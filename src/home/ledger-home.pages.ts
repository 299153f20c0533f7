import type { Ctx } from '../access/actor.ts'
import type { LedgerCheck } from '../ledger/ledger-check.rules.ts'
import { ledgerWords } from '../ledger/ledger.text.ts'
import { paths } from '../paths.ts'
import { formatCount, formatInstant } from '../platform/format.ts'
import { type Figure, status, type Task } from '../web/parts.ts'
import { figure, task } from './home-parts.pages.ts'

/** What the control ledger has found, before everything else. */
export function ledgerTasks({ language }: Ctx, checks: readonly LedgerCheck[]): Task[] {
  const t = ledgerWords(language)
  const found = checks.reduce((sum, check) => sum + check.found, 0)
  if (found === 0) return []
  const state = status(t.differences(found), 'danger')
  return [task({ text: t.homeOdd(found), note: t.homeOddNote, state, button: t.open, href: paths.ledger() })]
}

/** That everything agreed when it was last verified. */
export function ledgerFigures({ language }: Ctx, checks: readonly LedgerCheck[]): Figure[] {
  const t = ledgerWords(language)
  const latest = checks.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0]
  if (!latest || checks.some(({ found }) => found > 0)) return []
  const entries = checks.reduce((sum, check) => sum + check.entries, 0)
  const note = t.homeWhole(formatInstant(latest.at, language))
  return [figure(formatCount(entries, language), t.homeFigure, { href: paths.ledger(), note })]
}
