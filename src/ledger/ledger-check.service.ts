import { type Filter, visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { approvedLinesOfSchool, yearsWithApprovedHours } from '../hours/approved-lines.service.ts'
import type { Chain, Fact, LedgerEntry } from './chain.rules.ts'
import { factOfLine } from './hour-fact.rules.ts'
import { findingsKept, findingsOf, type LedgerCheck } from './ledger-check.rules.ts'
import { inTurn } from '../platform/in-turn.ts'
import { LedgerChecks, LedgerEntries } from './ledger.model.ts'
import { checkId, recordFacts } from './ledger.service.ts'

/** Where facts of the ledger are stored: each feature that has some says how to read them all. */
export interface FactSource {
  /** The schools and school years in which there is anything. */
  chains(): Promise<Chain[]>
  /** All facts of one, in the order in which they are to be written down. */
  facts(chain: Chain, now: Date): Promise<Fact[]>
}

/** Approved hours and their rectifications. */
export const hourFacts: FactSource = {
  chains: yearsWithApprovedHours,
  facts: async ({ schoolId, schoolYear }, now) =>
    (await approvedLinesOfSchool(now, schoolId, schoolYear)).map(factOfLine),
}

/** What a verification has gone through: ledgers, how many of them do not agree, and the findings in all. */
export interface Verified {
  chains: number
  odd: number
  found: number
}

/**
 * Verifies the ledger of every school and year (a school's own people: of theirs), after making good what is missing in
 * it. One that cannot be read keeps the others from nothing: it is thrown at the end.
 */
export async function verifyLedgers(ctx: Ctx, sources: readonly FactSource[]): Promise<Verified> {
  const chains = await chainsOf(sources, visible(ctx.actor, 'ledger.verify'))
  const verified = { chains: chains.length, odd: 0, found: 0 }
  await inTurn(chains, async (chain) => {
    const { found } = await verifyChain(ctx, chain, sources)
    verified.found += found
    if (found > 0) verified.odd += 1
  })
  return verified
}

async function chainsOf(sources: readonly FactSource[], { schoolId: own }: Filter): Promise<Chain[]> {
  const [stored, known, checked] = await Promise.all([
    Promise.all(sources.map((source) => source.chains())),
    LedgerEntries.aggregate<{ _id: Chain }>([
      { $group: { _id: { schoolId: '$schoolId', schoolYear: '$schoolYear' } } },
    ]),
    LedgerChecks.find({}, { schoolId: 1, schoolYear: 1 }).lean(),
  ])
  const all = [...stored.flat(), ...known.map(({ _id }) => _id), ...checked]
  const mine = all.filter(({ schoolId }) => own === undefined || own === schoolId)
  const byId = new Map(
    mine.map(({ schoolId, schoolYear }) => [checkId({ schoolId, schoolYear }), { schoolId, schoolYear }]),
  )
  return [...byId].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, chain]) => chain)
}

async function verifyChain(ctx: Ctx, chain: Chain, sources: readonly FactSource[]): Promise<LedgerCheck> {
  const { schoolId, schoolYear } = chain
  // First of all: what another verification notes from now on may stand on rings that were not read here.
  const last = await LedgerChecks.findById(checkId(chain)).lean<LedgerCheck>()
  const facts = (await Promise.all(sources.map((source) => source.facts(chain, ctx.now)))).flat()
  await recordFacts(chain, facts, ctx.now)
  const entries = await LedgerEntries.find({ schoolId, schoolYear }).sort({ seq: 1 }).lean<LedgerEntry[]>()
  const head = last?.head ?? null
  const stored = await withNew(facts, { chain, entries, sources, now: ctx.now })
  const findings = findingsOf({ entries, facts: stored, head, lastCheckAt: last?.at ?? null })
  const whole = !findings.some(({ what }) => what === 'chain-broken' || what === 'chain-cut')
  const end = entries.at(-1)
  const check: LedgerCheck = {
    _id: checkId(chain),
    schoolId,
    schoolYear,
    at: ctx.now,
    entries: entries.length,
    head: whole && end ? { seq: end.seq, digest: end.digest } : head,
    found: findings.length,
    findings: findings.slice(0, findingsKept),
  }
  await LedgerChecks.replaceOne({ _id: check._id }, check, { upsert: true })
  return check
}

interface Reading {
  chain: Chain
  entries: readonly LedgerEntry[]
  sources: readonly FactSource[]
  now: Date
}

/** What was approved and written down while this read is no finding: what seems gone is looked at once more. */
async function withNew(facts: readonly Fact[], { chain, entries, sources, now }: Reading): Promise<readonly Fact[]> {
  const stored = new Set(facts.map(({ source }) => source))
  if (entries.every(({ source }) => stored.has(source))) return facts
  return (await Promise.all(sources.map((source) => source.facts(chain, now)))).flat()
}

/** How the ledgers of the actor's school stood when they were last verified, the latest school year first. */
export async function ledgerChecks(ctx: Ctx): Promise<LedgerCheck[]> {
  return LedgerChecks.find(visible(ctx.actor, 'ledger.view'))
    .sort({ schoolId: 1, schoolYear: -1 })
    .lean<LedgerCheck[]>()
}
