import { demoPartners } from '../../scripts/demo/partners.ts'
import { demoSchools } from '../../scripts/demo/schools.ts'
import { type Actor, type Ctx, contextFor, type Guest } from '../../src/access/actor.ts'
import { Accounts } from '../../src/accounts/account.model.ts'
import { Agreements } from '../../src/agreements/agreement.model.ts'
import { AgreementTemplates } from '../../src/agreements/agreement-template.model.ts'
import { createAgreement } from '../../src/agreements/agreement-draft.service.ts'
import { openForSigning } from '../../src/agreements/agreement-text.service.ts'
import { registerNumber } from '../../src/agreements/agreement-end.service.ts'
import type { Agreement, AgreementTerms, Party } from '../../src/agreements/agreement.rules.ts'
import { signAgreement } from '../../src/agreements/signing.service.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { day } from '../../src/platform/day.ts'
import { storedFiles } from '../../src/platform/files.ts'
import { newId } from '../../src/platform/id.ts'
import { ProgrammeDrafts, Programmes } from '../../src/programme/programme.model.ts'
import { forgetProgramme } from '../../src/programme/programme.service.ts'
import { Schools } from '../../src/schools/school.model.ts'

export const agreementModels = [
  Agreements,
  AgreementTemplates,
  Accounts,
  Notices,
  Partners,
  ProgrammeDrafts,
  Programmes,
  Schools,
  storedFiles,
]

export const now = new Date('2026-11-25T10:00:00+01:00')
const as = (actor: Actor, at: Date = now): Ctx => contextFor(actor, at)

export const office = as({ role: 'office', accountId: 'sara', schoolId: 'galilei' })
export const coordinator = as({ role: 'coordinator', accountId: 'corrado', schoolId: 'galilei' })
export const otherOffice = as({ role: 'office', accountId: 'vito', schoolId: 'volta' })
export const city = as({ role: 'city', accountId: 'carla' })
export const host = as({ role: 'host', accountId: 'fabio', partnerId: 'fablab' })
export const otherHost = as({ role: 'host', accountId: 'olga', partnerId: 'officine' })
export const teacher = as({ role: 'teacher', accountId: 'teresa', schoolId: 'galilei', classIds: [] })
export const student = as({ role: 'student', accountId: 'giulia', schoolId: 'galilei', studentId: 'giulia' })

/** The principal, who follows a link to sign for the school; `change` makes somebody else of her. */
export function guest(agreementId: string, change: Partial<Guest> = {}): Ctx {
  return as({
    role: 'guest',
    linkId: 'link-1',
    purpose: 'sign',
    name: 'Prudenza Preside',
    partnerId: 'fablab',
    agreementId,
    party: 'school',
    ...change,
  })
}

export const terms: AgreementTerms = {
  from: day('2026-09-14'),
  to: day('2027-06-30'),
  purpose: 'Prototipi in laboratorio',
  seats: 4,
  safetyTraining: 'host',
  liability: 'Assicurazioni del Borgo, polizza 4471',
  clauses: null,
}

export const cityName = 'Borgo'

/** Two schools, three hosts, the people who act, and a fablab that has said who signs for it. */
export async function fillOffice(): Promise<void> {
  forgetProgramme()
  const people = { sara: 'Sara Segreteria', corrado: 'Corrado Coordina', fabio: 'Fabio Fresa' }
  await Promise.all([
    Schools.insertMany(demoSchools(schoolYear('2026/27'))),
    Partners.insertMany(demoPartners(schoolYear('2026/27'))),
    Accounts.insertMany(
      Object.entries(people).map(([_id, name]) => ({
        _id,
        name,
        email: `${_id}@borgo.example`,
        hats: [],
        createdAt: now,
      })),
    ),
  ])
  const representative = { name: 'Łukasz Şerban', birthDay: null, birthPlace: null, taxCode: null }
  await Partners.updateMany({}, { $set: { representative } })
}

/** A draft of the galilei with the fablab, or as `change` says. */
export async function aDraft(change: Partial<AgreementTerms> = {}, partnerId = 'fablab'): Promise<string> {
  return createAgreement(office, { id: newId(), schoolId: 'galilei', partnerId, terms: { ...terms, ...change } })
}

export async function stored(id: string): Promise<Agreement> {
  const agreement = await Agreements.findById(id).lean<Agreement>()
  if (!agreement) throw new Error(`There is no agreement ${id}`)
  return agreement
}

export async function digestOfText(id: string): Promise<string> {
  return (await stored(id)).text?.digest ?? ''
}

export async function opened(change: Partial<AgreementTerms> = {}): Promise<string> {
  const id = await aDraft(change)
  await openForSigning(office, id, cityName)
  return id
}

/** Signs for a party as whoever may. */
export async function sign(id: string, party: Party): Promise<void> {
  const ctx = party === 'host' ? host : guest(id)
  const name = party === 'host' ? 'Łukasz Şerban' : 'Prudenza Preside'
  const digest = await digestOfText(id)
  await signAgreement(ctx, id, { party, name, role: 'Legale rappresentante', declaration: true, digest })
}

export async function signedByBoth(change: Partial<AgreementTerms> = {}): Promise<string> {
  const id = await opened(change)
  await sign(id, 'host')
  await sign(id, 'school')
  return id
}

export async function inForce(number: string, change: Partial<AgreementTerms> = {}): Promise<string> {
  const id = await signedByBoth(change)
  await registerNumber(office, id, { number, date: day('2026-11-25') })
  return id
}

/** How many of some attempts at once went through, and what the others were told. */
export async function atOnce(times: number, attempt: (n: number) => Promise<unknown>) {
  const outcomes = await Promise.allSettled(Array.from({ length: times }, (_, n) => attempt(n)))
  const refusals = outcomes.flatMap((outcome) => {
    if (outcome.status === 'fulfilled') return []
    const { reasons } = outcome.reason as { reasons?: string[] }
    return [reasons?.join() ?? String(outcome.reason)]
  })
  return { done: times - refusals.length, refusals: [...new Set(refusals)] }
}

/** The smallest thing that counts as a scan. */
export const scan = { bytes: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'), name: 'firma.pdf' }
