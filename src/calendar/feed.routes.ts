import type { Request, Response } from 'express'
import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { schoolYearOf } from '../norms/school-year.rules.ts'
import { paths } from '../paths.ts'
import { Refused } from '../platform/errors.ts'
import { type Problems, refusedForm, type Typed } from '../platform/form.ts'
import { writeCalendar } from '../platform/icalendar.ts'
import { listClasses } from '../schools/school-class.service.ts'
import { contextOf, hatOf, param } from '../web/context.ts'
import { countAttempt } from '../web/rate-limit.ts'
import { get, post, type Route } from '../web/route.ts'
import { configOf, goTo, notify, show } from '../web/show.ts'
import { calendarWords } from './calendar.text.ts'
import { feedCalendar } from './feed-events.pages.ts'
import { readFeed } from './feed.forms.ts'
import { feedsPage } from './feed.pages.ts'
import { listFeeds, makeFeed, noteFetch, openFeed, revokeFeed } from './feed.service.ts'
import { feedWords } from './feed.text.ts'

export const feedRoutes: Route[] = [
  get(paths.calendarFeeds, 'calendar.view', (req, res) => showFeeds(req, res, null)),
  post(paths.calendarFeeds, 'calendar.view', make),
  post(paths.calendarFeedRevocation, 'calendar.view', revoke),
  get(paths.calendarFeed, 'anyone', sendFeed),
]

/** Programs ask every hour or so; more than this is one that has gone mad. */
const usualReading = { name: 'calendar-feed', points: 120, seconds: 3600 }

type Submitted = { problems: Problems; typed: Typed } | null

async function showFeeds(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const { feedSecret } = req.session
  // It has been shown once it is in the page.
  delete req.session.feedSecret
  const [feeds, classes] = await Promise.all([listFeeds(ctx), ownClasses(ctx)])
  const made = feedSecret ? configOf(req).publicUrl + paths.calendarFeed({ secret: feedSecret }) : null
  const { problems = {}, typed = {} } = submitted ?? {}
  const page = feedsPage({ feeds, classes, made, problems, typed, hat: hatOf(req)?.key ?? '' }, ctx)
  const crumbs = [{ text: calendarWords(req.language).title, href: paths.calendar() }]
  show(res, 'calendar/feeds', page, { status: submitted ? 422 : 200, crumbs })
}

async function ownClasses(ctx: Ctx): Promise<{ id: string; label: string }[]> {
  if (!may(ctx.actor, 'class.view')) return []
  const classes = await listClasses(ctx, { schoolYear: schoolYearOf(ctx.today) })
  return classes.map(({ _id, label }) => ({ id: _id, label }))
}

async function make(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const classes = await ownClasses(ctx)
  const classIds = classes.map(({ id }) => id)
  const read = readFeed(req.body, classIds)
  if (!read.ok) return showFeeds(req, res, read)
  const { classId, name } = read.value
  const label = classes.find(({ id }) => id === classId)?.label ?? null
  try {
    const { secret } = await makeFeed(ctx, { ...hatNow(req, label), classId, name })
    req.session.feedSecret = secret
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return showFeeds(req, res, refusedForm(req.body, { form: error.reasons[0] ?? '' }))
  }
  goTo(res, paths.calendarFeeds())
}

/** The hat worn now, and how a feed made with it is called. */
function hatNow(req: Request, label: string | null): { hat: string; about: string } {
  const t = feedWords(req.language)
  const { key, place } = hatOf(req) ?? { key: '', place: '' }
  return { hat: key, about: label === null ? `${t.own}: ${place}` : t.class(label) }
}

async function revoke(req: Request, res: Response): Promise<void> {
  await revokeFeed(contextOf(req), param(req, 'feedId'))
  notify(req, 'success', feedWords(req.language).revoked)
  goTo(res, paths.calendarFeeds())
}

/** The feed itself, for programs: asked again with what it said last, it answers that nothing has changed. */
async function sendFeed(req: Request, res: Response): Promise<void> {
  const { feed, ctx, calendar } = await openFeed(param(req, 'secret'), req.now)
  await countAttempt(usualReading, feed._id)
  const text = writeCalendar(feedCalendar({ ...calendar, about: feed.about }, configOf(req).publicUrl, ctx))
  const since = await noteFetch(feed._id, text, req.now)
  res.set({
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': 'inline; filename="bottega.ics"',
    'Last-Modified': since.toUTCString(),
    // Kept by whoever follows it and nobody between, and asked for again each time.
    'Cache-Control': 'private, no-cache',
    'X-Robots-Tag': 'noindex',
  })
  res.send(text)
}
