import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import { contextOf, queryText } from '../web/context.ts'
import { get, type Route } from '../web/route.ts'
import { show } from '../web/show.ts'
import { calendarPage } from './calendar.pages.ts'
import { type CalendarView, periodOf } from './calendar.rules.ts'
import { calendarOf } from './calendar.service.ts'
import type { Scope } from './calendar-scope.rules.ts'
import { findScope, scopeChoices } from './calendar-scope.service.ts'
import { readDay, readScope, readView } from './calendar-url.forms.ts'
import type { Ctx } from '../access/actor.ts'

export const calendarRoutes: Route[] = [get(paths.calendar, 'calendar.view', showCalendar)]

async function showCalendar(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const choices = await scopeChoices(ctx)
  const asked = readScope({ of: queryText(req, 'di'), id: queryText(req, 'id') })
  const { scope, name } = await findScope(ctx, { choices, asked })
  const day = readDay(queryText(req, 'giorno'), ctx.today)
  const ownPartnerId = partnerOf(ctx, scope)
  const view = viewFor(readView(queryText(req, 'vista')), ownPartnerId)
  const calendar = await calendarOf(ctx, { period: periodOf(view, day), scope })
  show(
    res,
    'calendar/show',
    calendarPage({ ...calendar, address: { view, day, scope }, name, choices, ownPartnerId }, ctx),
  )
}

function partnerOf({ actor }: Ctx, scope: Scope): string | null {
  if (actor.role === 'host') return actor.partnerId
  return scope.kind === 'partner' ? scope.id : null
}

/** Rooms are shown of one partner only. */
function viewFor(view: CalendarView, ownPartnerId: string | null): CalendarView {
  return view === 'spaces' && ownPartnerId === null ? 'month' : view
}
