import { promisify } from 'node:util'
import type { Request, Response } from 'express'
import passport from 'passport'
import { paths } from '../paths.ts'
import { Refused } from '../platform/errors.ts'
import { param, queryText } from '../web/context.ts'
import type { SignedIn } from '../web/express.d.ts'
import { type Limit, countAttempt, forgetAttempts, refuseWhenExhausted } from '../web/rate-limit.ts'
import { type Route, get, post } from '../web/route.ts'
import { localPath } from '../web/security.ts'
import { configOf, goTo, show } from '../web/show.ts'
import { readCode, readForgotten, readHat, readLanguage, readNewPassword, readSignIn } from './account.forms.ts'
import { requestReset, setLanguage } from './account.service.ts'
import { type OpenLink, choosePassword, followCode, followLink } from './account-link.service.ts'
import { loadSignedIn, noteSignIn } from './sign-in.ts'
import {
  type Submitted,
  activationPage,
  brokenLinkPage,
  choosePasswordPage,
  forgottenPage,
  sentPage,
  signInPage,
} from './sign-in.pages.ts'

export const signInRoutes: Route[] = [
  get(paths.signIn, 'anyone', showSignIn),
  post(paths.signIn, 'anyone', signIn),
  post(paths.signOut, 'signedIn', signOut),
  post(paths.language, 'anyone', changeLanguage),
  post(paths.hat, 'signedIn', changeHat),
  get(paths.forgotten, 'anyone', showForgotten),
  post(paths.forgotten, 'anyone', sendReset),
  get(paths.link, 'anyone', openLink),
  get(paths.choosePassword, 'anyone', showChoosePassword),
  post(paths.choosePassword, 'anyone', savePassword),
  get(paths.activation, 'anyone', showActivation),
  post(paths.activation, 'anyone', activate),
]

// A whole class signs in from one address of the school, so only failures count, and an address has many of them.
const perPerson: Limit = { name: 'sign-in-person', points: 10, seconds: 15 * 60 }
const perAddress: Limit = { name: 'sign-in-address', points: 200, seconds: 15 * 60 }
const resets: Limit = { name: 'reset', points: 5, seconds: 60 * 60 }
const links: Limit = { name: 'link', points: 60, seconds: 15 * 60 }
const codes: Limit = { name: 'code', points: 10, seconds: 15 * 60 }

function addressOf(req: Request): string {
  return req.ip ?? 'unknown'
}

function showSignIn(req: Request, res: Response): void {
  if (req.user) return goTo(res, paths.home())
  showSignInForm(req, res, { back: queryText(req, 'ritorno') })
}

function showSignInForm(
  req: Request,
  res: Response,
  { back, ...submitted }: Submitted & { back: string | null },
): void {
  const { demo } = configOf(req)
  const page = signInPage(req.language, { ...submitted, demo, csrfBack: localPath(back) })
  show(res, 'accounts/sign-in', page, { status: submitted.problems ? 422 : 200 })
}

async function signIn(req: Request, res: Response): Promise<void> {
  const read = readSignIn(req.body)
  if (!read.ok) return showSignInForm(req, res, { ...read, back: null })
  const { identifier, back } = read.value
  const person = `${identifier.toLowerCase()}|${addressOf(req)}`
  await refuseWhenExhausted(perPerson, person)
  await refuseWhenExhausted(perAddress, addressOf(req))
  const user = await authenticate(req, res)
  if (!user) {
    await Promise.all([countAttempt(perPerson, person), countAttempt(perAddress, addressOf(req))])
    return showSignInForm(req, res, { typed: { identifier }, problems: { identifier: 'sign-in-failed' }, back })
  }
  await forgetAttempts(perPerson, person)
  await logIn(req, user)
  await noteSignIn(user.accountId, req.now)
  goTo(res, localPath(back) ?? paths.home())
}

function authenticate(req: Request, res: Response): Promise<SignedIn | null> {
  return new Promise((resolve, reject) => {
    const answer = (error: unknown, user: SignedIn | false | undefined) =>
      error ? reject(error) : resolve(user || null)
    passport.authenticate('local', answer)(req, res, reject)
  })
}

/** A new session for this person: the old one is thrown away, so that a session known before is worth nothing. */
export async function logIn(req: Request, user: SignedIn): Promise<void> {
  await promisify<SignedIn>(req.logIn.bind(req))(user)
}

async function signOut(req: Request, res: Response): Promise<void> {
  await promisify(req.logout.bind(req))()
  await promisify(req.session.destroy.bind(req.session))()
  goTo(res, paths.signIn())
}

const year = 365 * 24 * 60 * 60 * 1000

async function changeLanguage(req: Request, res: Response): Promise<void> {
  const read = readLanguage(req.body)
  if (read.ok) {
    const { language } = read.value
    res.cookie('lingua', language, { maxAge: year, sameSite: 'lax', httpOnly: true, secure: req.secure })
    if (req.user) await setLanguage(req.user.accountId, language)
  }
  goTo(res, (read.ok && localPath(read.value.back)) || paths.home())
}

function changeHat(req: Request, res: Response): void {
  const read = readHat(req.body)
  const hat = read.ok ? req.user?.hats[read.value.hatIndex] : undefined
  if (hat) req.session.hat = hat.key
  goTo(res, paths.home())
}

function showForgotten(req: Request, res: Response): void {
  show(res, 'accounts/forgotten', forgottenPage(req.language, {}))
}

async function sendReset(req: Request, res: Response): Promise<void> {
  const read = readForgotten(req.body)
  if (!read.ok) return show(res, 'accounts/forgotten', forgottenPage(req.language, read), { status: 422 })
  await countAttempt(resets, `${read.value.email}|${addressOf(req)}`)
  await requestReset(read.value.email, req.now, configOf(req).publicUrl)
  show(res, 'accounts/sent', sentPage(req.language))
}

/** The secret moves from the address to the session, so that it stays neither in the history nor in a Referer. */
async function openLink(req: Request, res: Response): Promise<void> {
  await refuseWhenExhausted(links, addressOf(req))
  req.session.linkSecret = param(req, 'secret')
  goTo(res, paths.choosePassword())
}

async function showChoosePassword(req: Request, res: Response): Promise<void> {
  await withOpenLink(req, res, async (open) => showChoice(req, res, { open }))
}

function showChoice(req: Request, res: Response, { open, ...submitted }: Submitted & { open: OpenLink }): void {
  const { name, username } = open.account
  show(res, 'accounts/choose-password', choosePasswordPage(req.language, { name, username }, submitted), {
    status: submitted.problems ? 422 : 200,
  })
}

async function savePassword(req: Request, res: Response): Promise<void> {
  await withOpenLink(req, res, async (open) => {
    const { name, email, username } = open.account
    const read = readNewPassword(req.body, { name, identifier: email ?? username ?? '' })
    if (!read.ok) return showChoice(req, res, { open, problems: read.problems })
    const accountId = await choosePassword(open, read.value, req.now)
    const person = await loadSignedIn(accountId)
    if (!person) throw new Refused('link-unknown')
    await logIn(req, person)
    await noteSignIn(accountId, req.now)
    goTo(res, paths.home())
  })
}

/** The link or code kept in the session, checked again; when it no longer works, the page says why. */
async function withOpenLink(req: Request, res: Response, work: (open: OpenLink) => Promise<void>): Promise<void> {
  const secret = req.session.linkSecret ?? ''
  const [username, code] = secret.startsWith('@') ? secret.slice(1).split(' ') : []
  try {
    await work(username && code ? await followCode(username, code, req.now) : await followLink(secret, req.now))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await countAttempt(links, addressOf(req))
    show(res, 'accounts/broken-link', brokenLinkPage(req.language, error.reasons[0] ?? ''), { status: 410 })
  }
}

function showActivation(req: Request, res: Response): void {
  show(res, 'accounts/activation', activationPage(req.language, {}))
}

async function activate(req: Request, res: Response): Promise<void> {
  const read = readCode(req.body)
  if (!read.ok) return show(res, 'accounts/activation', activationPage(req.language, read), { status: 422 })
  const username = read.value.username.toLowerCase()
  const person = `${username}|${addressOf(req)}`
  await refuseWhenExhausted(codes, person)
  await refuseWhenExhausted(perAddress, addressOf(req))
  try {
    await followCode(username, read.value.code, req.now)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await Promise.all([countAttempt(codes, person), countAttempt(perAddress, addressOf(req))])
    const submitted = { typed: { ...read.value }, problems: { code: error.reasons[0] ?? 'link-unknown' } }
    return show(res, 'accounts/activation', activationPage(req.language, submitted), { status: 422 })
  }
  req.session.linkSecret = `@${username} ${read.value.code.replaceAll(' ', '')}`
  goTo(res, paths.choosePassword())
}
