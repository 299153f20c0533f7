import type { Request, Response } from 'express'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { contextOf, hatOf } from '../web/context.ts'
import { type Route, get } from '../web/route.ts'
import { configOf, goTo, show } from '../web/show.ts'
import { cityHome } from './city-home.pages.ts'
import type { HomePage } from './home-parts.pages.ts'
import { hostHome } from './host-home.pages.ts'
import { cityToday, hostToday, schoolToday, studentToday } from './home.service.ts'
import { homeWords } from './home.text.ts'
import { accessibilityPage, privacyPage } from './legal.pages.ts'
import { schoolHome } from './school-home.pages.ts'
import { studentHome } from './student-home.pages.ts'

export const homeRoutes: Route[] = [
  get(paths.home, 'signedIn', showHome),
  get(paths.accessibility, 'anyone', (req, res) =>
    show(res, 'home/legal', accessibilityPage(req.language, configOf(req).contactEmail)),
  ),
  get(paths.privacy, 'anyone', (req, res) => show(res, 'home/legal', privacyPage(req.language))),
]

async function showHome(req: Request, res: Response): Promise<void> {
  if (req.guest) return goTo(res, paths.guest())
  if (!hatOf(req)) {
    const t = homeWords(req.language)
    return show(res, 'home/no-hat', { title: t.noHat, advice: t.noHatAdvice })
  }
  show(res, 'home/home', await homeOf(contextOf(req), req.user?.name ?? ''))
}

async function homeOf(ctx: Ctx, name: string): Promise<HomePage> {
  switch (ctx.actor.role) {
    case 'city':
      return cityHome(ctx, name, await cityToday(ctx))
    case 'host':
      return hostHome(ctx, name, await hostToday(ctx))
    case 'student':
      return studentHome(ctx, name, await studentToday(ctx))
    default:
      return schoolHome(ctx, name, await schoolToday(ctx))
  }
}
