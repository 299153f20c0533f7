import { visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { approvedLinesOfPlacement } from '../hours/approved-lines.service.ts'
import { schoolYearOf, type SchoolYear } from '../norms/school-year.rules.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { log } from '../platform/log.ts'
import { stretchOf } from '../platform/list-sheet.ts'
import { type Chain, type ChainKind, type Fact, type Head, type LedgerEntry, noHead, ringsOf } from './chain.rules.ts'
import { factOfLine } from './hour-fact.rules.ts'
import { isTooOld } from './ledger-check.rules.ts'
import { LedgerChecks, LedgerEntries } from './ledger.model.ts'

/** How many rings are written at once. */
const AT_ONCE = 500

/**
 * Writes facts into the ledger of a school and year, in the order given; those that are there already, and those that
 * would have been there when it was last verified, are left out. May be called again, and by many at once.
 */
export async function recordFacts(chain: Chain, facts: readonly Fact[], at: Date): Promise<void> {
  const check = await LedgerChecks.findById(checkId(chain), { at: 1 }).lean()
  const fresh = facts.filter((fact) => !isTooOld(fact, check?.at ?? null))
  for (let first = 0; first < fresh.length; first += AT_ONCE) {
    await recordSome(chain, fresh.slice(first, first + AT_ONCE), at)
  }
}

export function checkId({ schoolId, schoolYear }: Chain): string {
  return `${schoolId}:${schoolYear}`
}

/** Whoever finds the next number taken reads the end of the chain again: of all that write at once one always goes on. */
async function recordSome(chain: Chain, facts: readonly Fact[], at: Date): Promise<void> {
  let missing = await notRecorded(chain, facts)
  while (missing.length > 0) {
    const rings = ringsOf(chain, await headOf(chain), { facts: missing, at })
    try {
      // In order: when a number is taken, nothing after it has been written.
      await LedgerEntries.insertMany(rings, { ordered: true })
      return
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      missing = await notRecorded(chain, missing)
    }
  }
}

async function notRecorded({ schoolId, schoolYear }: Chain, facts: readonly Fact[]): Promise<Fact[]> {
  const sources = facts.map(({ source }) => source)
  const recorded = await LedgerEntries.find({ schoolId, schoolYear, source: { $in: sources } }, { source: 1 }).lean()
  const there = new Set(recorded.map(({ source }) => source))
  return facts.filter(({ source }) => !there.has(source))
}

async function headOf({ schoolId, schoolYear }: Chain): Promise<Head> {
  const last = await LedgerEntries.findOne({ schoolId, schoolYear }, { seq: 1, digest: 1 }).sort({ seq: -1 }).lean()
  return last ? { seq: last.seq, digest: last.digest } : noHead
}

/**
 * Writes down what was approved or rectified in a placement and is not in the ledger yet: after an approval, and
 * whenever somebody wants to be sure. The nightly verification makes good what this could not.
 */
export async function recordApprovals(ctx: Ctx, placementId: string): Promise<void> {
  const lines = await approvedLinesOfPlacement(ctx.now, placementId)
  const chains = new Map<string, { chain: Chain; facts: Fact[] }>()
  for (const line of lines) {
    const chain = { schoolId: line.entry.schoolId, schoolYear: schoolYearOf(line.day) }
    const held = chains.get(checkId(chain)) ?? { chain, facts: [] }
    held.facts.push(factOfLine(line))
    chains.set(checkId(chain), held)
  }
  for (const { chain, facts } of chains.values()) await recordFacts(chain, facts, ctx.now)
}

/** The same after an approval that is stored already: what fails here is made good at night. */
export async function noteApprovals(ctx: Ctx, placementIds: Iterable<string>): Promise<void> {
  try {
    for (const placementId of new Set(placementIds)) await recordApprovals(ctx, placementId)
  } catch (error) {
    log.error({ err: error }, 'approvals are not in the ledger yet')
  }
}

export const ledgerPerPage = 50

export interface LedgerSearch {
  schoolYear: SchoolYear
  kind: ChainKind | null
  /** from 1; null: all that fit into a file */
  page: number | null
}

/** The rings of the actor's school in a school year, the newest first. */
export async function listLedger(
  ctx: Ctx,
  { schoolYear, kind, page }: LedgerSearch,
): Promise<{ entries: LedgerEntry[]; total: number }> {
  const filter = { $and: [visible(ctx.actor, 'ledger.view'), { schoolYear }, ...(kind ? [{ kind }] : [])] }
  const { skip, limit } = stretchOf(page, ledgerPerPage)
  const [entries, total] = await Promise.all([
    LedgerEntries.find(filter).sort({ schoolId: 1, schoolYear: 1, seq: -1 }).skip(skip).limit(limit).lean(),
    LedgerEntries.countDocuments(filter),
  ])
  return { entries, total }
}

/** When the hours of a school and year were deleted at the end of their term; null: they are there. */
export async function hoursDeletedAt({ schoolId, schoolYear }: Chain): Promise<Date | null> {
  const last = await LedgerEntries.findOne({ schoolId, schoolYear, kind: 'deletion', subject: 'hours' }, { at: 1 })
    .sort({ seq: -1 })
    .lean()
  return last?.at ?? null
}

/** The ring about a stored thing; null when it is not in the ledger. For use cases that have decided who may know. */
export async function ringOf(source: string): Promise<LedgerEntry | null> {
  return LedgerEntries.findOne({ source }).lean()
}
