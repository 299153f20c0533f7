import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { findPartner } from '../partners/partner.service.ts'
import { Refused } from '../platform/errors.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { kindsOf } from '../schools/school.rules.ts'
import { findSchool } from '../schools/school.service.ts'
import { partiesNow } from './agreement-draft.service.ts'
import { templateText } from './agreement-template.service.ts'
import type { Agreement, TextBlock } from './agreement.rules.ts'
import { findAgreement, lineOf, writeAgreement } from './agreement.service.ts'
import { canReopen, digestOf, type OpeningReason, openingReasons } from './signing.rules.ts'
import type { TemplateField } from './template-fields.rules.ts'
import { fillTemplate } from './template.rules.ts'
import { templateValues } from './template-values.text.ts'

export interface ShownText {
  blocks: TextBlock[]
  /** Fields of which nothing is known: they stay open, to be filled in by hand. */
  missing: TemplateField[]
  /** null while the text can still change. */
  digest: string | null
}

/**
 * The text of an agreement: the one that was fixed, or, while it is a draft, what it would be now. `city` is the name
 * of the city where the programme has none.
 */
export async function agreementText(ctx: Ctx, agreement: Agreement, city: string): Promise<ShownText> {
  if (agreement.text) return { blocks: agreement.text.blocks, missing: [], digest: agreement.text.digest }
  const parties = can(ctx.actor, 'agreement.edit', agreement) ? await partiesNow(ctx, agreement) : agreement
  return {
    ...(await filledWith(await templateText(agreement.schoolId), { ...agreement, ...parties }, city)),
    digest: null,
  }
}

/** What a template makes of an agreement, real or imagined. */
export async function filledWith(
  template: string,
  agreement: Pick<Agreement, 'school' | 'host' | 'terms'>,
  city: string,
): Promise<{ blocks: TextBlock[]; missing: TemplateField[] }> {
  const { cityName, name } = await currentProgramme()
  return fillTemplate(template, templateValues(agreement, { programme: name.it, city: cityName ?? city }))
}

/** Everything that still stands between a draft and its signatures; none when it may be opened. */
export async function reasonsAgainstOpening(ctx: Ctx, agreement: Agreement): Promise<OpeningReason[]> {
  return (await prepared(ctx, agreement, '')).reasons
}

async function prepared(ctx: Ctx, agreement: Agreement, city: string) {
  const [parties, school, partner, { norms }, template] = await Promise.all([
    partiesNow(ctx, agreement),
    findSchool(ctx, 'school.view', agreement.schoolId),
    findPartner(ctx, 'partner.view', agreement.partnerId),
    currentProgramme(),
    templateText(agreement.schoolId),
  ])
  const { blocks } = await filledWith(template, { ...agreement, ...parties }, city)
  const reasons = openingReasons(
    { ...agreement, ...parties },
    {
      today: ctx.today,
      qualification: partner.qualification,
      qualificationRequired: norms.qualificationRequired,
      months: norms.agreementMonths,
      upperSecondary: kindsOf(school).length > 0,
      merged: partner.mergedInto !== null,
      templateBroken: blocks.length === 0,
    },
  )
  return { parties, blocks, reasons }
}

/**
 * Fixes the text with what the registers say now, so that both parties can sign it. Refused with every OpeningReason
 * there is, or `changed-meanwhile`.
 */
export async function openForSigning(ctx: Ctx, id: string, city: string): Promise<void> {
  const agreement = await findAgreement(ctx, 'agreement.edit', id)
  if (agreement.state !== 'draft') throw new Refused('not-a-draft')
  const { parties, blocks, reasons } = await prepared(ctx, agreement, city)
  if (reasons.length > 0) throw new Refused(...reasons)
  const text = { blocks, digest: digestOf(blocks), fixedAt: ctx.now }
  const line = await lineOf(ctx, { event: 'opened' })
  await writeAgreement(agreement, { $set: { ...parties, text, state: 'signing' }, $push: { history: line } })
}

/**
 * Makes an agreement a draft again, so that it can be changed; what was signed counts no more and is kept in the
 * history. Refused: `not-signing` before and after it can be signed, `changed-meanwhile`.
 */
export async function reopenAgreement(ctx: Ctx, id: string, reason: string): Promise<void> {
  const agreement = await findAgreement(ctx, 'agreement.edit', id)
  if (!canReopen(agreement)) throw new Refused('not-signing')
  const line = await lineOf(ctx, { event: 'reopened', reason, cancelled: agreement.signatures })
  await writeAgreement(agreement, { $set: { state: 'draft', text: null, signatures: [] }, $push: { history: line } })
}
