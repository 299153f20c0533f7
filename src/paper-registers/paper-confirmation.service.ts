import { accountOf, type Ctx } from '../access/actor.ts'
import { listEntries } from '../hours/hour-entry.service.ts'
import type { PaperOutlook } from '../hours/paper-hours.rules.ts'
import { bringPaperHours, lookAtPaperHours } from '../hours/paper-hours.service.ts'
import { findPlacement } from '../placements/placement.service.ts'
import { Refused } from '../platform/errors.ts'
import { sumMinutes } from '../platform/minutes.ts'
import { PaperRegisters } from './paper-register.model.ts'
import {
  computedMinutes,
  isHostUnlike,
  mismatches,
  type PaperPreview,
  type PaperRegister,
  type PaperResult,
  type PlannedRow,
  readableLines,
  rowKey,
} from './paper-register.rules.ts'
import { candidatesOf, findPaperRegister } from './paper-register.service.ts'

/** What would come in of a draft as things are now; null while nobody has said of which placement it is. */
export async function previewPaperRegister(ctx: Ctx, register: PaperRegister): Promise<PaperPreview | null> {
  const { placementId, heading } = register
  if (placementId === null) return null
  const placement = await findPlacement(ctx, 'paper-register.import', placementId)
  const [candidate] = await candidatesOf([placement])
  if (!candidate) return null
  const entries = await listEntries(ctx, 'paper-register.import', placement)
  return {
    placement,
    mismatches: mismatches(heading, candidate),
    hostUnlike: isHostUnlike(heading, candidate),
    outlooks: await lookAtRows(ctx, placementId, register),
    writtenDays: new Set(entries.filter(({ entry }) => entry.live).map(({ day }) => day)),
  }
}

async function lookAtRows(ctx: Ctx, placementId: string, { lines }: Pick<PaperRegister, 'lines'>) {
  const readable = readableLines(lines)
  const outlooks = await lookAtPaperHours(ctx, placementId, readable)
  return new Map(readable.flatMap((line, index) => (outlooks[index] ? [[rowKey(line), outlooks[index]] as const] : [])))
}

/**
 * Brings in the rows of a draft that nothing speaks against, as lines that the host has confirmed on paper; `paper` says
 * so in words, and stays on them. Once: of many confirmations each line comes in once, and one that was cut off is
 * finished by confirming again. Refused: `no-placement`, MismatchReason, `nothing-new`.
 */
export async function confirmPaperRegister(ctx: Ctx, id: string, paper: string): Promise<void> {
  const register = await findPaperRegister(ctx, id)
  if (register.state === 'applied') return
  if (register.state === 'draft') await claim(ctx, register)
  const claimed = await findPaperRegister(ctx, id)
  if (claimed.state === 'applying') await apply(ctx, claimed, paper)
}

/** Of several at once one writes down what comes in; the others go by it. */
async function claim(ctx: Ctx, register: PaperRegister): Promise<void> {
  const { _id, placementId, lines } = register
  const preview = await previewPaperRegister(ctx, register)
  if (!preview) throw new Refused('no-placement')
  if (preview.mismatches.length > 0) throw new Refused(...preview.mismatches)
  const plan: PlannedRow[] = readableLines(lines).flatMap(({ sheet, row }) => {
    const outlook = preview.outlooks.get(rowKey({ sheet, row }))
    return outlook?.outcome === 'new' ? [{ sheet, row, key: outlook.key }] : []
  })
  const isOpen = await PaperRegisters.exists({ _id, state: 'draft' })
  if (plan.length === 0 && isOpen) throw new Refused('nothing-new')
  await PaperRegisters.updateOne({ _id, placementId, state: 'draft' }, { $set: { state: 'applying', plan } })
}

async function apply(ctx: Ctx, register: PaperRegister, paper: string): Promise<void> {
  const { _id, placementId, plan } = register
  if (placementId === null) throw new Refused('no-placement')
  const keys = new Map(plan.map((row) => [rowKey(row), row.key]))
  const readable = readableLines(register.lines)
  const left = await lookAtRows(ctx, placementId, { lines: readable.filter((line) => !keys.has(rowKey(line))) })
  const rows: PaperResult['rows'] = []
  for (const line of readable) {
    const { sheet, row, day, times, activity } = line
    const key = keys.get(rowKey(line))
    const outlook = left.get(rowKey(line))
    if (key) {
      const reasons = await bringPaperHours(ctx, placementId, { key, day, times, activity: activity || paper, paper })
      rows.push({ sheet, row, outcome: reasons.length > 0 ? 'refused' : 'in', reasons })
    } else if (outlook) {
      rows.push({ sheet, row, ...leftBehind(outlook) })
    }
  }
  const came = new Set(rows.filter(({ outcome }) => outcome === 'in').map(rowKey))
  const minutes = sumMinutes(
    readable.filter((line) => came.has(rowKey(line))).map(({ times }) => computedMinutes(times)),
  )
  await PaperRegisters.updateOne(
    { _id, state: 'applying' },
    { $set: { state: 'applied', result: { rows, minutes }, appliedBy: accountOf(ctx.actor), appliedAt: ctx.now } },
  )
}

function leftBehind({ outcome, reasons }: PaperOutlook): Pick<PaperResult['rows'][number], 'outcome' | 'reasons'> {
  if (outcome === 'there') return { outcome, reasons: [] }
  // It could come in now and could not when somebody confirmed: it was not part of what was confirmed.
  return { outcome: 'refused', reasons: reasons.length > 0 ? reasons : ['changed-meanwhile'] }
}
