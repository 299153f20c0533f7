import { hostParty, schoolParty } from '../../src/agreements/agreement-parties.rules.ts'
import type { Agreement, AgreementState, Party, Signature, TextBlock } from '../../src/agreements/agreement.rules.ts'
import { protocolEntry } from '../../src/agreements/protocol-number.rules.ts'
import { digestOf } from '../../src/agreements/signing.rules.ts'
import type { Partner } from '../../src/partners/partner.rules.ts'
import type { AgreementCopy } from '../../src/placements/placement.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, day, instantOf } from '../../src/platform/day.ts'
import type { School } from '../../src/schools/school.rules.ts'
import { cityHosts, HOSTS } from './city-hosts.ts'

interface Period {
  from: Day
  to: Day
}

/** Of the agreements that placements rest upon, of those that follow them, of those that are over. */
const running: Period = { from: day('2025-09-01'), to: day('2027-08-31') }
const next: Period = { from: day('2027-09-01'), to: day('2029-08-31') }
const past: Period = { from: day('2023-09-01'), to: day('2025-08-31') }
/** Ends within the two months in which people are told. */
const ending: Period = { from: day('2025-01-07'), to: day('2026-12-31') }
const thisYear: Period = { from: day('2026-12-01'), to: day('2027-08-31') }

/** As long as a real one: title, then articles of a heading and two paragraphs. */
const blocks: TextBlock[] = [
  { kind: 'title', text: 'Convenzione per la formazione scuola-lavoro' },
  ...Array.from({ length: 16 }, (_, n) => [
    { kind: 'heading' as const, text: `Articolo ${n + 1}` },
    { kind: 'paragraph' as const, text: 'La scuola e l’ente ospitante convengono quanto segue. '.repeat(6).trim() },
    { kind: 'item' as const, text: 'Ciascuna parte informa l’altra di ogni fatto che riguarda gli studenti.' },
  ]).flat(),
]
export const agreementDigest = digestOf(blocks)

export const agreementIdOf = (schoolId: string, partnerId: string) => `agreement${schoolId}${partnerId}`
/** The next agreement of the two, which waits for the signature of the host. */
export const nextAgreementIdOf = (schoolId: string, partnerId: string) => `next${schoolId}${partnerId}`

/** Two thousand: of every school two with each host, the one in force and the next, and eighty with other partners. */
export function cityAgreements(schools: readonly School[], partners: readonly Partner[]): Agreement[] {
  return schools.flatMap((school, s) => [
    ...cityHosts(partners).flatMap((partner, index) => [
      agreementOf({ school, partner }, { ...signedBoth, ...running, number: `${index + 1}/2025` }),
      nextOf({ school, partner }),
    ]),
    ...standings.map((terms, k) => {
      const partner = partners[HOSTS + ((s * 54 + k) % (partners.length - HOSTS))]
      if (!partner) throw new Error('The city has too few partners')
      return agreementOf({ school, partner }, terms)
    }),
  ])
}

interface Parties {
  school: School
  partner: Partner
}

interface Standing extends Period {
  state: AgreementState
  signed: readonly Party[]
  /** null: not registered. */
  number: string | null
}

const signedBoth = { state: 'signed', signed: ['school', 'host'] } as const satisfies Partial<Standing>

/** How those of a school with other partners stand: a third wait for their number. */
const standings: Standing[] = Array.from({ length: 80 }, (_, k) => {
  const number = `${k + 500}/2025`
  if (k < 30) return { ...signedBoth, ...thisYear, number: null }
  if (k < 45) return { ...signedBoth, ...running, number }
  if (k < 55) return { ...signedBoth, ...ending, number }
  if (k < 65) return { ...signedBoth, ...past, number }
  return { state: k < 75 ? 'draft' : 'cancelled', signed: [], ...thisYear, number: null }
})

/** Those of a school that are signed and wait for their number. */
export function agreementsToRegister(agreements: readonly Agreement[], schoolId: string): Agreement[] {
  return agreements.filter((each) => each.schoolId === schoolId && each.state === 'signed' && each.protocol === null)
}

function nextOf(parties: Parties): Agreement {
  const waiting = agreementOf(parties, { state: 'signing', signed: ['school'], ...next, number: null })
  const _id = nextAgreementIdOf(parties.school._id, parties.partner._id)
  return { ...waiting, _id, agreementId: _id, copiedFrom: waiting._id }
}

function agreementOf({ school, partner }: Parties, { state, signed, number, from, to }: Standing): Agreement {
  const _id = agreementIdOf(school._id, partner._id)
  const fixed = state !== 'draft'
  // Whatever is still to come is signed of late.
  const on = from > '2026-11-25' ? day('2026-11-10') : addDays(from, -20)
  const at = instantOf(on, clockTime('10:00'))
  return {
    _id,
    agreementId: _id,
    schoolId: school._id,
    partnerId: partner._id,
    state,
    school: schoolParty(school),
    host: hostParty(partner),
    terms: {
      from,
      to,
      purpose: 'Percorsi di laboratorio',
      seats: null,
      safetyTraining: 'host',
      liability: 'Polizza dell’istituto',
      clauses: null,
    },
    text: fixed ? { blocks, digest: agreementDigest, fixedAt: at } : null,
    signatures: signed.map((party) => signature(party, on, at)),
    protocol: number === null ? null : protocolEntry(number, addDays(from, -10)),
    endedOn: null,
    copiedFrom: null,
    history: [{ at, by: { accountId: 'city', name: 'Sara Segreteria' }, event: 'created', reason: null }],
    version: 1,
  }
}

function signature(party: Party, on: Day, recordedAt: Date): Signature {
  return {
    party,
    name: 'Pina Firma',
    role: 'Rappresentante',
    how: 'screen',
    on,
    recordedAt,
    collectedBy: null,
    accountId: null,
    linkId: null,
    scan: null,
    textDigest: agreementDigest,
  }
}

/** What a placement keeps of the agreement between the two; `index` is the place of the partner in the city. */
export function cityAgreementCopy(schoolId: string, partner: Partner, index: number): AgreementCopy {
  const { from, to } = running
  const { number, date } = protocolEntry(`${index + 1}/2025`, addDays(from, -10))
  return { agreementId: agreementIdOf(schoolId, partner._id), number, date, from, to }
}
