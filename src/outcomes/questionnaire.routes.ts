import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import { contextOf, queryText } from '../web/context.ts'
import { tried } from '../web/refusal.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import type { Submitted } from './evaluation-form.pages.ts'
import { readQuestionnaire } from './questionnaire.forms.ts'
import { questionnaireFormPage, questionnairesPage } from './questionnaire.pages.ts'
import { currentQuestionnaire, listQuestionnaires, publishQuestionnaire } from './questionnaire.service.ts'
import { questionnaireWords } from './questionnaire.text.ts'

export const questionnaireRoutes: Route[] = [
  get(paths.questionnaires, 'questionnaire.edit', showAll),
  get(paths.newQuestionnaire, 'questionnaire.edit', (req, res) => showForm(req, res, {})),
  post(paths.newQuestionnaire, 'questionnaire.edit', publish),
]

async function showAll(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const all = await listQuestionnaires(ctx)
  const asked = queryText(req, 'versione')
  const read = all.find(({ version }) => String(version) === asked) ?? (await currentQuestionnaire())
  show(res, 'outcomes/questionnaires', questionnairesPage(all, read, ctx))
}

async function showForm(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const page = questionnaireFormPage(await currentQuestionnaire(), submitted, contextOf(req))
  const crumbs = [{ text: questionnaireWords(req.language).title, href: paths.questionnaires() }]
  show(res, 'outcomes/questionnaire', page, { status: submitted.problems ? 422 : 200, crumbs })
}

async function publish(req: Request, res: Response): Promise<void> {
  const read = readQuestionnaire(req.body)
  if (!read.ok) return showForm(req, res, read)
  const { lines, version } = read.value
  const outcome = await tried(req, () => publishQuestionnaire(contextOf(req), lines, version), {
    'no-competence': 'personal',
  })
  if (outcome !== 'done') return showForm(req, res, outcome)
  notify(req, 'success', questionnaireWords(req.language).done)
  goTo(res, paths.questionnaires())
}
