import type { StudentDay } from '../../src/hours/hour-entry.rules.ts'
import { type Fact, type Head, type LedgerEntry, noHead, ringsOf } from '../../src/ledger/chain.rules.ts'
import { factOfLine } from '../../src/ledger/hour-fact.rules.ts'
import type { LedgerCheck } from '../../src/ledger/ledger-check.rules.ts'
import type { PriorHours } from '../../src/ledger/prior-hours.rules.ts'
import { previousSchoolYear, schoolYearOf } from '../../src/norms/school-year.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, instantOf } from '../../src/platform/day.ts'
import { digestOf, storeFile } from '../../src/platform/files.ts'
import { sumMinutes } from '../../src/platform/minutes.ts'
import { factOfRegister } from '../../src/registers/register-fact.rules.ts'
import type { IssuedRegister } from '../../src/registers/register.rules.ts'
import { factsOfSubmission, type Submission } from '../../src/submissions/submission.rules.ts'
import { demoPdf } from './pdf.ts'

/** A register of Giulia that the school office issued on Monday; more hours waited for a signature then. */
export function demoIssuedRegisters(days: readonly StudentDay[], today: Day): IssuedRegister[] {
  const own = days.flatMap(({ entries }) => entries.filter(({ placementId }) => placementId === 'giulia-fablab'))
  const approved = sumMinutes(own.filter(({ state }) => state === 'approved').map(({ minutes }) => minutes))
  return [
    {
      _id: 'B0RG-2026',
      kind: 'placement',
      schoolId: 'galilei',
      placementId: 'giulia-fablab',
      classId: null,
      editionId: null,
      issuedAt: instantOf(addDays(today, -1), clockTime('11:20')),
      issuedBy: { accountId: 'segreteria', name: 'Sara Segreteria' },
      digest: digestOf(Buffer.from('giulia-fablab')),
      approvedMinutes: approved,
      waitingMinutes: sumMinutes(own.map(({ minutes }) => minutes)) - approved,
    },
  ]
}

interface Stored {
  days: readonly StudentDay[]
  registers: readonly IssuedRegister[]
  submissions: readonly Submission[]
}

/** The control ledgers of Borgo as last night left them: everything agrees. */
export function demoLedger({ days, registers, submissions }: Stored, today: Day) {
  const at = instantOf(today, clockTime('03:30'))
  const facts = [
    ...days.flatMap(({ schoolId, day, entries }) =>
      entries
        .filter(({ state }) => state === 'approved')
        .map((entry) => ({ schoolId, year: schoolYearOf(day), fact: factOfLine({ day, entry, ofItsStudent: true }) })),
    ),
    ...registers.map((issued) => ({
      schoolId: issued.schoolId ?? '',
      year: schoolYearOf(today),
      fact: factOfRegister(issued),
    })),
    ...submissions.flatMap((submission) =>
      factsOfSubmission(submission).map((fact) => ({
        schoolId: submission.schoolId,
        year: submission.schoolYear,
        fact,
      })),
    ),
  ].toSorted((a, b) => a.fact.happenedAt.getTime() - b.fact.happenedAt.getTime())
  const chains = new Map(facts.map(({ schoolId, year }) => [`${schoolId}:${year}`, { schoolId, schoolYear: year }]))
  const entries: LedgerEntry[] = []
  const checks: LedgerCheck[] = []
  for (const [id, chain] of chains) {
    const own = facts.filter(({ schoolId, year }) => `${schoolId}:${year}` === id).map(({ fact }) => fact)
    const rings = ringsByNight(chain, own)
    const end = rings.at(-1)
    entries.push(...rings)
    checks.push({
      _id: id,
      ...chain,
      at,
      entries: rings.length,
      head: end ? { seq: end.seq, digest: end.digest } : null,
      found: 0,
      findings: [],
    })
  }
  return { entries, checks }
}

type ChainOf = Parameters<typeof ringsOf>[0]

/** Each ring a minute after what it holds. */
function ringsByNight(chain: ChainOf, facts: readonly Fact[]): LedgerEntry[] {
  const rings: LedgerEntry[] = []
  let head: Head = noHead
  for (const fact of facts) {
    const [ring] = ringsOf(chain, head, { facts: [fact], at: new Date(fact.happenedAt.getTime() + 60_000) })
    if (!ring) continue
    rings.push(ring)
    head = ring
  }
  return rings
}

/** The hours that Carlo brought from another school; the same had been typed for Giulia by mistake, and taken back. */
export async function demoPriorHours(today: Day): Promise<PriorHours[]> {
  const bytes = demoPdf(['Certificato delle ore di formazione scuola-lavoro', 'Ore svolte: 38'])
  const name = 'Certificato ore terzo anno.pdf'
  const fileId = await storeFile(bytes, { name, type: 'application/pdf' })
  const by = (daysAgo: number) => {
    const at = instantOf(addDays(today, -daysAgo), clockTime('09:15'))
    return { accountId: 'segreteria', name: 'Sara Segreteria', at }
  }
  const line = {
    schoolId: 'galilei',
    schoolYear: previousSchoolYear(schoolYearOf(today)),
    year: 3,
    minutes: 38 * 60,
    fromSchool: 'IIS Leonardo Fibonacci',
    certificate: { fileId, name, type: 'application/pdf', bytes: bytes.length, digest: digestOf(bytes) },
  }
  return [
    { _id: 'ore-carlo', studentId: 'carlo', ...line, by: by(20), removed: null },
    { _id: 'ore-giulia', studentId: 'giulia', ...line, by: by(21), removed: by(20) },
  ]
}
