import type { Request, Response } from 'express'
import { menuFor } from '../menu.ts'
import { paths } from '../paths.ts'
import type { Config } from '../platform/config.ts'
import { type Day, dayOf } from '../platform/day.ts'
import { type Language, languages, phrases } from '../platform/words.ts'
import { hatOf } from './context.ts'
import type { GuestHere, HatChoice } from './express.d.ts'
import { type Crumb, type Frame, type Notification, frameWords } from './frame.ts'
import { csrfToken } from './security.ts'
import type { Views } from './views.ts'

const words = phrases({
  home: ['Oggi', 'Today'],
  start: ['Inizio', 'Start'],
  acting: [
    (place: string) => `Stai agendo per ${place} con un collegamento`,
    (place: string) => `You are acting for ${place} by a link`,
  ],
  accessibility: ['Dichiarazione di accessibilità', 'Accessibility statement'],
  privacy: ['Privacy', 'Privacy'],
  source: ['Codice sorgente (EUPL)', 'Source code (EUPL)'],
  city: ['Ufficio del programma', 'Programme office'],
  office: ['Segreteria', 'School office'],
  coordinator: ['Coordinamento', 'Coordinator'],
  teacher: ['Docente', 'Teacher'],
  host: ['Ente ospitante', 'Host'],
  student: ['Studente', 'Student'],
})

const languageNames = { it: 'Italiano', en: 'English' }

export interface Page {
  title: string
}

export interface ShowOptions {
  status?: number
  /** From the first page down to the parent of this one; the page itself is added. */
  crumbs?: Crumb[]
  layout?: Frame['layout']
}

/** What every page needs from the application; kept in `app.locals`. */
export interface Showing {
  views: Views
  config: Config
  /** How the law calls the programme on that day: ASL, PCTO, then formazione scuola-lavoro. */
  programmeName: (on: Day, language: Language) => string
}

/** Template + layout + the menu of what this person may open. */
// oxlint-disable-next-line max-params -- the fourth is for the few pages that differ
export function show<P extends Page>(res: Response, template: string, page: P, options: ShowOptions = {}): void {
  const { views } = showingOf(res)
  const frame = frameOf(res.req, page.title, options)
  const whole = views.render(template, page, frame)
  res.locals['isWhole'] = true
  res.status(options.status ?? 200).send(whole)
}

/** Whether a whole page is on its way: what fails after it (the session could not be kept) must not cut it off. */
export function isShown(res: Response): boolean {
  return res.locals['isWhole'] === true
}

/** The configuration, for handlers that write absolute links. */
export function configOf(req: Request): Config {
  return (req.app.locals['showing'] as Showing).config
}

function showingOf(res: Response): Showing {
  return res.app.locals['showing'] as Showing
}

function frameOf(req: Request, title: string, options: ShowOptions): Frame {
  const { config, programmeName } = showingOf(req.res as Response)
  const t = words(req.language)
  return {
    layout: options.layout ?? 'main',
    language: req.language,
    title,
    siteName: 'Bottega',
    ...cityOf(req, config),
    programmeName: programmeName(dayOf(req.now), req.language),
    demo: config.demo,
    menu: menuOf(req),
    crumbs: crumbsOf(req, title, options.crumbs ?? []),
    user: req.user && !req.guest ? userOf(req, req.user, hatOf(req)) : null,
    guest: req.guest && guestOf(req, req.guest),
    signInHref: paths.signIn(),
    csrf: () => (req.session ? csrfToken(req) : ''),
    notifications: takeNotifications(req),
    currentUrl: req.method === 'GET' ? req.originalUrl : paths.home(),
    languageAction: paths.language(),
    otherLanguages: languages
      .filter((language) => language !== req.language)
      .map((language) => ({ language, name: languageNames[language] })),
    footer: footerOf(config, t),
    t: frameWords(req.language),
  }
}

function menuOf(req: Request): Frame['menu'] {
  const actor = req.guest?.actor ?? (req.user ? hatOf(req)?.actor : null)
  return actor ? menuFor(actor, req.path, req.language) : []
}

/** From the first page, which for who acts by a link is the page of the link. */
function crumbsOf(req: Request, title: string, between: Crumb[]): Crumb[] {
  const t = words(req.language)
  const first = req.guest ? { text: t.start, href: paths.guest() } : { text: t.home, href: paths.home() }
  const here = [paths.home(), first.href].includes(req.path)
  return here ? [] : [first, ...between, { text: title, href: null }]
}

function guestOf(req: Request, { actor, place }: GuestHere): Frame['guest'] {
  const text = words(req.language).acting(place)
  return { name: actor.name, text, href: paths.guest(), leaveAction: paths.guestLeaving() }
}

/** What the programme of the city says, or the configuration where it says nothing. */
function cityOf({ programme, language }: Request, config: Config) {
  return {
    cityName: programme?.cityName ?? config.cityName,
    cityProgramme: programme?.name[language] ?? null,
    welcome: programme?.welcome?.[language] ?? null,
    logoHref: programme?.logo ?? null,
  }
}

function userOf(req: Request, user: Express.User, hat: HatChoice | null): Frame['user'] {
  const t = words(req.language)
  const nameOf = (choice: HatChoice) => `${t[choice.actor.role]} · ${choice.place}`
  return {
    name: user.name,
    hat: hat ? nameOf(hat) : '',
    otherHats: user.hats
      .map((choice, index) => ({ text: nameOf(choice), index, key: choice.key }))
      .filter((choice) => choice.key !== hat?.key),
    changeHatAction: paths.hat(),
    profileHref: paths.profile(),
    signOutAction: paths.signOut(),
  }
}

function footerOf(config: Config, t: ReturnType<typeof words>): Frame['footer'] {
  return {
    links: [
      { text: t.accessibility, href: config.accessibilityStatementUrl ?? paths.accessibility() },
      { text: t.privacy, href: paths.privacy() },
      ...(config.sourceUrl ? [{ text: t.source, href: config.sourceUrl }] : []),
    ],
    contact: config.contactEmail ? { text: config.contactEmail, href: `mailto:${config.contactEmail}` } : null,
  }
}

/** A message shown once, above the next page. */
export function notify(req: Request, kind: Notification['kind'], text: string): void {
  req.session.notifications = [...(req.session.notifications ?? []), { kind, text }]
}

function takeNotifications(req: Request): Notification[] {
  // When the database is away there is no session either, and the page that says so must still show.
  const waiting = req.session?.notifications ?? []
  if (waiting.length > 0) delete req.session.notifications
  return waiting
}

/**
 * After a form was accepted: the answer is another page, so that reloading it sends nothing twice. The session is stored
 * first: express-session by itself sends the headers before, and a quick browser would ask for the next page too early.
 */
export function goTo(res: Response, url: string): void {
  const { session, next } = res.req
  if (!session) return res.redirect(303, url)
  session.save((error: unknown) => (error ? next?.(error) : res.redirect(303, url)))
}
