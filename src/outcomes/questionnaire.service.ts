import type { Ctx } from '../access/actor.ts'
import { may } from '../access/access.ts'
import { authorOf } from '../partners/author.service.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Forbidden, Refused } from '../platform/errors.ts'
import { firstQuestionnaire } from './first-questionnaire.rules.ts'
import { Questionnaires } from './outcome.model.ts'
import { hasCompetence, type Questionnaire, type QuestionnaireLines, questionnaireOf } from './questionnaire.rules.ts'

/** The questionnaire of a version; of one that nobody knows the first. */
export async function questionnaireOfVersion(version: number): Promise<Questionnaire> {
  return (await Questionnaires.findOne({ version }).lean<Questionnaire>()) ?? firstQuestionnaire
}

/** The newest version: the one that evaluations begin with. */
export async function currentQuestionnaire(): Promise<Questionnaire> {
  return (await Questionnaires.findOne().sort({ version: -1 }).lean<Questionnaire>()) ?? firstQuestionnaire
}

/** Every version, newest first. */
export async function listQuestionnaires(ctx: Ctx): Promise<Questionnaire[]> {
  if (!may(ctx.actor, 'questionnaire.edit')) throw new Forbidden('questionnaire.edit')
  const stored = await Questionnaires.find().sort({ version: -1 }).lean<Questionnaire[]>()
  return [...stored, firstQuestionnaire]
}

/**
 * Publishes a new version, made of the one that was on the screen. Refused: `no-competence`, and `changed-meanwhile` when
 * somebody else has published one since.
 */
export async function publishQuestionnaire(ctx: Ctx, lines: QuestionnaireLines, basedOn: number): Promise<void> {
  if (!may(ctx.actor, 'questionnaire.edit')) throw new Forbidden('questionnaire.edit')
  if (!hasCompetence(lines)) throw new Refused('no-competence')
  const { version } = await currentQuestionnaire()
  if (version !== basedOn) throw new Refused('changed-meanwhile')
  const { name } = await authorOf(ctx)
  await Questionnaires.create(questionnaireOf(version + 1, lines, { at: ctx.now, by: name })).catch(
    (error: unknown) => {
      throw isDuplicateKey(error) ? new Refused('changed-meanwhile') : error
    },
  )
}
