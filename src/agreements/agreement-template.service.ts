import { authorise } from '../access/access.ts'
import { accountOf, type Ctx } from '../access/actor.ts'
import { accountName } from '../accounts/account.service.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Refused } from '../platform/errors.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { AgreementTemplates } from './agreement-template.model.ts'
import { type AgreementTemplate, type TemplateVersion, versionsKept } from './agreement-template.rules.ts'
import { checkTemplate } from './template.rules.ts'

export interface TemplateInUse {
  text: string
  /** The school's own; otherwise that of the programme. */
  own: boolean
  /** 0 while the school never wrote one. */
  version: number
  history: TemplateVersion[]
}

/** The template of a school with its versions, for those who edit it. */
export async function findTemplate(ctx: Ctx, schoolId: string): Promise<TemplateInUse> {
  authorise(ctx.actor, 'agreement-template.edit', { schoolId })
  const [stored, { texts }] = await Promise.all([storedTemplate(schoolId), currentProgramme()])
  return {
    text: stored?.text ?? texts.agreement,
    own: typeof stored?.text === 'string',
    version: stored?.version ?? 0,
    history: stored?.history ?? [],
  }
}

/** The text with which the agreements of a school are written, for use cases that have decided who may see them. */
export async function templateText(schoolId: string): Promise<string> {
  const stored = await storedTemplate(schoolId)
  return stored?.text ?? (await currentProgramme()).texts.agreement
}

/**
 * Stores another template, or none (`null`: that of the programme again); what was in use is kept. Refused:
 * `template-broken`, `changed-meanwhile` when the version on the screen is not the latest.
 */
export async function saveTemplate(ctx: Ctx, schoolId: string, wanted: { text: string | null; version: number }) {
  const before = await findTemplate(ctx, schoolId)
  if (wanted.text !== null && checkTemplate(wanted.text).length > 0) throw new Refused('template-broken')
  const accountId = accountOf(ctx.actor)
  const by = { accountId, name: accountId === null ? '' : await accountName(accountId) }
  const kept: TemplateVersion = { version: before.version, text: before.text, at: ctx.now, by }
  const { text, version } = wanted
  if (version !== before.version) throw new Refused('changed-meanwhile')
  await AgreementTemplates.updateOne(
    { _id: schoolId, version },
    {
      $set: { text, version: version + 1 },
      $setOnInsert: { schoolId },
      $push: { history: { $each: [kept], $slice: -versionsKept } },
    },
    // Only the first version may make the record: its identifier is unique, so of two at once one is refused.
    { upsert: version === 0 },
  ).then(
    ({ matchedCount, upsertedCount }) => {
      if (matchedCount + upsertedCount === 0) throw new Refused('changed-meanwhile')
    },
    (error: unknown) => {
      throw isDuplicateKey(error) ? new Refused('changed-meanwhile') : error
    },
  )
}

function storedTemplate(schoolId: string): Promise<AgreementTemplate | null> {
  return AgreementTemplates.findById(schoolId).lean<AgreementTemplate>()
}
