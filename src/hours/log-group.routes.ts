import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import { type Day, parseDay } from '../platform/day.ts'
import { typedOf } from '../platform/form.ts'
import { newId } from '../platform/id.ts'
import { withQuery } from '../platform/path.ts'
import { contextOf, queryText } from '../web/context.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { hourWords, refusalSentences } from './hour.text.ts'
import { readGroupHours } from './log-group.forms.ts'
import { type GroupView, groupPage } from './log-group.pages.ts'
import type { LoggedGroup } from './log-group.rules.ts'
import { groupDay, logGroup } from './log-group.service.ts'
import { logWords } from './log.text.ts'

export const logGroupRoutes: Route[] = [
  get(paths.groupHours, 'hours.log-group', (req, res) =>
    showGroup(req, res, { day: parseDay(queryText(req, 'giorno')), groupId: queryText(req, 'gruppo') || null }),
  ),
  post(paths.groupHours, 'hours.log-group', log),
]

interface Asked extends Partial<Pick<GroupView, 'submitted' | 'refused'>> {
  day: Day | null
  groupId: string | null
}

async function showGroup(req: Request, res: Response, { day, groupId, ...more }: Asked): Promise<void> {
  const ctx = contextOf(req)
  const asked = { day: day ?? ctx.today, groupId }
  const found = await groupDay(ctx, asked)
  const page = groupPage({ ...found, ...asked, key: newId(), submitted: {}, refused: [], ...more }, ctx)
  show(res, 'hours/group', page, {
    status: more.submitted || more.refused ? 422 : 200,
    crumbs: [{ text: hourWords(req.language).toConfirm, href: paths.hoursToConfirm() }],
  })
}

async function log(req: Request, res: Response): Promise<void> {
  const typed = typedOf(req.body)
  const groupId = typeof typed['group'] === 'string' && typed['group'] !== '' ? typed['group'] : null
  const read = readGroupHours(req.body)
  if (!read.ok) return showGroup(req, res, { day: parseDay(String(typed['day'] ?? '')), groupId, submitted: read })
  const { day } = read.value
  const done = await logGroup(contextOf(req), read.value)
  tellLogged(req, done)
  if (done.refused.length > 0) {
    return showGroup(req, res, { day, groupId, submitted: { typed }, refused: namesOf(req, done) })
  }
  goTo(res, withQuery(paths.groupHours(), { giorno: day, gruppo: groupId ?? '' }))
}

function tellLogged(req: Request, { logged }: LoggedGroup): void {
  const lines = logged.reduce((sum, each) => sum + each.lines.length, 0)
  if (lines > 0) notify(req, 'success', logWords(req.language).groupDone(lines, logged.length))
}

function namesOf(req: Request, { refused }: LoggedGroup): GroupView['refused'] {
  const sentences: Readonly<Record<string, string>> = refusalSentences(req.language)
  return refused.map(({ placement, reasons }) => ({
    name: `${placement.student.surname} ${placement.student.givenName}`,
    sentences: reasons.map((reason) => sentences[reason] ?? reason),
  }))
}
