import { formatHours } from '../platform/format.ts'
import type { SheetLine } from '../platform/workbook-sheet.ts'
import { type RegisterTotals, waitingIn } from './register-totals.rules.ts'

/** The sums that every register has, as lines under its table. */
export function totalsLines({ registered, confirmed, approved, submitted }: RegisterTotals): SheetLine[] {
  const line = (name: string, label: string, value: number): SheetLine => ({ name, label, kind: 'duration', value })
  return [
    line('allRegistered', 'Ore registrate', registered),
    line('allConfirmed', 'Ore confermate', confirmed),
    line('allApproved', 'Ore convalidate', approved),
    ...(submitted === null ? [] : [line('allSubmitted', 'Ore trasmesse al Ministero', submitted)]),
  ]
}

/** What makes a sheet a draft, and what it says then at its head. */
export function draftOf(
  totals: Pick<RegisterTotals, 'registered' | 'approved'>,
  more: string,
): { draft: boolean; notice: string | null } {
  const waiting = waitingIn(totals)
  if (waiting === 0) return { draft: false, notice: null }
  return { draft: true, notice: `BOZZA: ${formatHours(waiting)} ore non ancora convalidate. ${more}` }
}
