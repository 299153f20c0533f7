import { fileURLToPath } from 'node:url'
import compression from 'compression'
import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import { recordAccess } from './access-records/access-record.service.ts'
import { useSignIn } from './accounts/sign-in.ts'
import { loadGuest } from './host-links/guest.ts'
import type { Config } from './platform/config.ts'
import { databaseIsUp } from './platform/database.ts'
import { Unavailable } from './platform/errors.ts'
import { withQuery } from './platform/path.ts'
import { languages, phrases } from './platform/words.ts'
import { programmeName } from './norms/programme-name.rules.ts'
import { schoolYearOf } from './norms/school-year.rules.ts'
import { paths } from './paths.ts'
import { currentProgramme } from './programme/programme.service.ts'
import { routes } from './routes.ts'
import { assetUrls } from './web/assets.ts'
import { errorPage, notFound } from './web/errors.ts'
import type { RecordExport } from './web/export.ts'
import { mount, type Route } from './web/route.ts'
import { securityHeaders } from './web/security.ts'
import { useSessions } from './web/session.ts'
import type { Showing } from './web/show.ts'
import { createViews } from './web/views.ts'

const programmeTitles = phrases({
  ASL: ['Alternanza scuola-lavoro', 'School-to-work alternation'],
  PCTO: ['Percorsi per le competenze trasversali e l’orientamento', 'Paths for transversal skills and guidance'],
  FSL: ['Formazione scuola-lavoro', 'School-to-work training'],
})

const root = fileURLToPath(new URL('..', import.meta.url))

export interface AppOptions {
  config: Config
  sessionSecret: string
  /** The present moment; tests give a fixed one. */
  clock?: () => Date
  /** Compile each template when it is first shown, instead of all of them now: tests show a few. */
  lazyViews?: boolean
  /** Addresses that are not part of the site: the bench measures an empty page. */
  extraRoutes?: readonly Route[]
}

/** The application, ready to listen. The database is connected before this is called. */
export function createApp({ config, sessionSecret, clock = () => new Date(), ...more }: AppOptions): Express {
  const https = config.publicUrl.startsWith('https:')
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', config.trustProxy)
  app.set('query parser', 'simple')
  const asset = assetUrls(`${root}public`)
  const views = createViews(`${root}views`, { reload: config.development, ahead: !more.lazyViews, asset })
  const showing: Showing = {
    config,
    views,
    programmeName: (on, language) => programmeTitles(language)[programmeName(schoolYearOf(on))],
  }
  app.locals['showing'] = showing
  app.locals['recordExport'] = recordExport

  app.use(securityHeaders({ https, tilesUrl: config.mapTilesUrl }))
  app.use(compression())
  app.use(express.static(`${root}public`, { index: false, setHeaders: keepVersioned }))
  app.get(paths.health.pattern, showHealth)
  app.use(noteTimeAndLanguage(clock))
  app.use(refuseWithoutDatabase)
  useSessions(app, { secret: sessionSecret, https, databaseName: config.databaseName })
  useSignIn()
  app.use(loadGuest)
  app.use(preferOwnLanguage)
  app.use(noteProgramme)
  mount(app, [...routes, ...(more.extraRoutes ?? [])])
  app.use(notFound)
  app.use(errorPage)
  return app
}

const recordExport: RecordExport = (ctx, { list, file, rows }) =>
  recordAccess(ctx, { what: 'export', about: list, name: file, ...(rows === null ? {} : { rows }) })

/** An asset asked for with its version never changes. */
function keepVersioned(res: Response): void {
  if (res.req.url.includes('?v=')) res.set('Cache-Control', 'public, max-age=31536000, immutable')
}

function showHealth(_req: Request, res: Response): void {
  const up = databaseIsUp()
  res.status(up ? 200 : 503).json({ status: up ? 'ok' : 'database unavailable' })
}

/** Pages hold personal data: no cache keeps them. The language is the cookie's, else the browser's, else Italian. */
function noteTimeAndLanguage(clock: () => Date) {
  return (req: Request, res: Response, next: NextFunction) => {
    res.set('Cache-Control', 'no-store')
    req.now = clock()
    req.guest = null
    req.programme = null
    const cookie = /(?:^|;\s*)lingua=(it|en)\b/u.exec(req.headers.cookie ?? '')?.[1]
    req.language =
      languages.find((language) => language === cookie) ?? (req.acceptsLanguages('it', 'en') === 'en' ? 'en' : 'it')
    next()
  }
}

/** A page that seems to work while nothing can be stored would be worse than one that says so. */
function refuseWithoutDatabase(_req: Request, _res: Response, next: NextFunction): void {
  next(databaseIsUp() ? undefined : new Unavailable('the database does not answer'))
}

function preferOwnLanguage(req: Request, _res: Response, next: NextFunction): void {
  if (req.user) req.language = req.user.language
  next()
}

/** What the frame of every page says of the city; web knows no feature, so the application brings it. */
async function noteProgramme(req: Request, _res: Response, next: NextFunction): Promise<void> {
  const { cityName, name, logo, texts, code } = await currentProgramme()
  // The address of the logo changes with it, so that nobody sees an old one.
  const mark = logo && `${code}-${logo.base64.length}-${logo.base64.slice(-8)}`
  req.programme = { cityName, name, welcome: texts.welcome, logo: mark && withQuery(paths.logo(), { v: mark }) }
  next()
}
