import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { schoolYearEnd, schoolYearOf, schoolYearStart } from '../norms/school-year.rules.ts'
import type { Partner } from '../partners/partner.rules.ts'
import { findPartner } from '../partners/partner.service.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { liabilityText } from '../schools/school.rules.ts'
import { findSchool } from '../schools/school.service.ts'
import { Agreements } from './agreement.model.ts'
import { hostParty, schoolParty } from './agreement-parties.rules.ts'
import { type Agreement, type AgreementLine, type AgreementTerms, movedPeriod } from './agreement.rules.ts'
import { termsProblems } from './agreement.rules.ts'
import { agreementsOf, findAgreement, lineOf, writeAgreement } from './agreement.service.ts'

export interface NewAgreement {
  /** Made by the form: sending it twice stores it once. */
  id: string
  schoolId: string
  partnerId: string
  terms: AgreementTerms
}

/** Stores a new draft. Refused with TermsProblem, `changed-meanwhile` when the id is of another agreement. Gives the id. */
export async function createAgreement(ctx: Ctx, { id, schoolId, partnerId, terms }: NewAgreement): Promise<string> {
  authorise(ctx.actor, 'agreement.edit', { schoolId })
  await refuseTerms(ctx, terms)
  const line = await lineOf(ctx, { event: 'created' })
  await storeDraft(ctx, { id, schoolId, partnerId, terms, copiedFrom: null, line })
  return id
}

interface Draft extends NewAgreement {
  copiedFrom: string | null
  line: AgreementLine
}

async function storeDraft(ctx: Ctx, { id, schoolId, partnerId, terms, copiedFrom, line }: Draft): Promise<void> {
  const agreement: Agreement = {
    _id: id,
    agreementId: id,
    schoolId,
    partnerId,
    state: 'draft',
    ...(await partiesNow(ctx, { schoolId, partnerId })),
    terms,
    text: null,
    signatures: [],
    protocol: null,
    endedOn: null,
    copiedFrom,
    history: [line],
    version: 1,
  }
  await Agreements.create(agreement).catch(async (error: unknown) => {
    if (!isDuplicateKey(error)) throw error
    const stored = await findAgreement(ctx, 'agreement.edit', id)
    if (stored.partnerId !== partnerId) throw new Refused('changed-meanwhile')
  })
}

/** Both parties as the registers have them now. */
export async function partiesNow(
  ctx: Ctx,
  { schoolId, partnerId }: Pick<Agreement, 'schoolId' | 'partnerId'>,
): Promise<Pick<Agreement, 'school' | 'host'>> {
  const [school, partner] = await Promise.all([
    findSchool(ctx, 'school.view', schoolId),
    findPartner(ctx, 'partner.view', partnerId),
  ])
  return { school: schoolParty(school), host: hostParty(partner) }
}

/** Refused with TermsProblem. */
async function refuseTerms(ctx: Ctx, terms: AgreementTerms): Promise<void> {
  const { norms } = await currentProgramme()
  const problems = termsProblems(terms, { months: norms.agreementMonths, today: ctx.today })
  if (problems.length > 0) throw new Refused(...problems)
}

/** Changes a draft, with fresh copies of both parties. Refused: `not-a-draft`, TermsProblem, `changed-meanwhile`. */
export async function editAgreement(
  ctx: Ctx,
  id: string,
  { version, ...terms }: AgreementTerms & { version: number },
): Promise<void> {
  const agreement = await findAgreement(ctx, 'agreement.edit', id)
  if (agreement.state !== 'draft') throw new Refused('not-a-draft')
  await refuseTerms(ctx, terms)
  const parties = await partiesNow(ctx, agreement)
  const line = await lineOf(ctx, { event: 'edited' })
  await writeAgreement({ _id: id, state: 'draft', version }, { $set: { ...parties, terms }, $push: { history: line } })
}

/**
 * A new draft like another agreement, a school year later (or the first in which it is not over), with what the
 * registers say now. `id` is made by the button: pressing it twice makes one copy. Gives the id.
 */
export async function copyAgreement(ctx: Ctx, id: string, newId: string): Promise<string> {
  const { schoolId, partnerId, terms: old } = await findAgreement(ctx, 'agreement.edit', id)
  const terms = { ...old, ...movedPeriod(old, ctx.today) }
  const line = await lineOf(ctx, { event: 'copied' })
  await storeDraft(ctx, { id: newId, schoolId, partnerId, terms, copiedFrom: id, line })
  return newId
}

/** What a new agreement begins with: the terms of the last one with that host, else what the settings of the school say. */
export async function proposedTerms(
  ctx: Ctx,
  { schoolId, partnerId }: Pick<Agreement, 'schoolId' | 'partnerId'>,
): Promise<Partial<AgreementTerms>> {
  authorise(ctx.actor, 'agreement.edit', { schoolId })
  const [last] = await agreementsOf(ctx, { schoolId, partnerId })
  const { office } = await findSchool(ctx, 'school.view', schoolId)
  const liability = liabilityText(office) ?? last?.terms.liability
  if (!last) return { safetyTraining: 'host', ...(liability ? { liability } : {}) }
  return { ...last.terms, ...movedPeriod(last.terms, ctx.today), ...(liability ? { liability } : {}) }
}

/** The school in whose name this actor writes agreements. NotFound for who belongs to none. */
export function ownSchool(ctx: Ctx): string {
  if (!('schoolId' in ctx.actor)) throw new NotFound('school')
  return ctx.actor.schoolId
}

/** What an agreement with a partner would be this school year: for the preview of a template, stored nowhere. */
export async function exampleAgreement(
  ctx: Ctx,
  partner: Pick<Partner, '_id'>,
): Promise<Pick<Agreement, 'school' | 'host' | 'terms'>> {
  const ids = { schoolId: ownSchool(ctx), partnerId: partner._id }
  const year = schoolYearOf(ctx.today)
  const [parties, proposed] = await Promise.all([partiesNow(ctx, ids), proposedTerms(ctx, ids)])
  const terms = {
    from: schoolYearStart(year),
    to: schoolYearEnd(year),
    purpose: '',
    seats: null,
    safetyTraining: 'host' as const,
    liability: '',
    clauses: null,
    ...proposed,
  }
  return { ...parties, terms }
}
