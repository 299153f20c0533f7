import type { Request, Response } from 'express'
import type { Ctx } from '../access/actor.ts'
import { findSchool } from '../schools/school.service.ts'
import { paths } from '../paths.ts'
import { Refused } from '../platform/errors.ts'
import { typedOf } from '../platform/form.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { pageOrAll, sendList } from '../web/export.ts'
import { type Route, get, post } from '../web/route.ts'
import { configOf, goTo, notify, show } from '../web/show.ts'
import { accountsSheet } from './account-list.sheet.ts'
import { readCurrentPassword, readInvitation, readNewPassword } from './account.forms.ts'
import { accountsPage, invitationPage, profilePage } from './account.pages.ts'
import {
  changePassword,
  closeAccount,
  inviteAccount,
  listAccounts,
  resendInvitation,
  signOutEverywhere,
} from './account.service.ts'
import { accountSentence, accountWords } from './account.text.ts'
import type { Hat } from './account.rules.ts'
import { findIdentifier, loadSignedIn } from './sign-in.ts'
import { logIn } from './sign-in.routes.ts'
import type { Submitted } from './sign-in.pages.ts'

export const accountRoutes: Route[] = [
  get(paths.profile, 'signedIn', showProfile),
  post(paths.profilePassword, 'signedIn', saveOwnPassword),
  post(paths.signOutEverywhere, 'signedIn', leaveEverywhere),
  get(paths.accounts, 'account.close', showAccounts),
  get(paths.accountInvitation, 'account.invite-school', showInvitation),
  post(paths.accountInvitation, 'account.invite-school', invite),
  post(paths.accountResend, 'account.close', resend),
  post(paths.accountClosing, 'account.close', close),
]

function userOf(req: Request): Express.User {
  if (!req.user) throw new Error('the gate let a stranger in')
  return req.user
}

async function showProfile(req: Request, res: Response): Promise<void> {
  await showProfileForm(req, res, {})
}

async function showProfileForm(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const user = userOf(req)
  const identifier = await findIdentifier(user.accountId)
  show(res, 'accounts/profile', profilePage(req.language, { ...user, identifier }, submitted), {
    status: submitted.problems ? 422 : 200,
  })
}

async function saveOwnPassword(req: Request, res: Response): Promise<void> {
  const user = userOf(req)
  const current = readCurrentPassword(req.body)
  const next = readNewPassword(req.body, { name: user.name, identifier: await findIdentifier(user.accountId) })
  if (!current.ok || !next.ok) {
    const problems = { ...(current.ok ? {} : current.problems), ...(next.ok ? {} : next.problems) }
    return showProfileForm(req, res, { problems })
  }
  try {
    await changePassword(user.accountId, current.value.current, next.value)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return showProfileForm(req, res, { problems: { current: error.reasons[0] ?? 'wrong-password' } })
  }
  // The epoch has moved on: this session goes on as a new one, all others end.
  const person = await loadSignedIn(user.accountId)
  if (person) await logIn(req, person)
  notify(req, 'success', accountWords(req.language).passwordChanged)
  goTo(res, paths.profile())
}

async function leaveEverywhere(req: Request, res: Response): Promise<void> {
  await signOutEverywhere(userOf(req).accountId)
  goTo(res, paths.signIn())
}

async function showAccounts(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const q = queryText(req, 'q')
  const page = pageOrAll(req)
  const found = await listAccounts(ctx, { q, page })
  if (page === null) return sendList(req, res, accountsSheet(found, req.language))
  show(res, 'accounts/list', accountsPage({ ...found, q, page }, ctx))
}

async function showInvitation(req: Request, res: Response): Promise<void> {
  await showInvitationForm(req, res, { schoolId: queryText(req, 'istituto') || null })
}

async function showInvitationForm(
  req: Request,
  res: Response,
  { schoolId, ...submitted }: Submitted & { schoolId: string | null },
): Promise<void> {
  const ctx = contextOf(req)
  const school = await invitingSchool(ctx, schoolId)
  show(res, 'accounts/invite', invitationPage(ctx, school, submitted), {
    status: submitted.problems ? 422 : 200,
    crumbs: [{ text: accountWords(req.language).people, href: paths.accounts() }],
  })
}

/** An office invites for its own school only; the city for the school it came from. */
async function invitingSchool(ctx: Ctx, wanted: string | null) {
  const schoolId = 'schoolId' in ctx.actor ? ctx.actor.schoolId : wanted
  return schoolId ? findSchool(ctx, 'school.view', schoolId) : null
}

async function invite(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const read = readInvitation(req.body, 'schoolId' in ctx.actor ? ctx.actor.schoolId : null)
  if (!read.ok) {
    const { schoolId } = read.typed
    return showInvitationForm(req, res, { ...read, schoolId: typeof schoolId === 'string' ? schoolId || null : null })
  }
  const { name, email, role, schoolId } = read.value
  const school = await invitingSchool(ctx, schoolId)
  const place = school?.name ?? configOf(req).cityName
  const hat: Hat = { role, schoolId, partnerId: null, studentId: null, classIds: [], place }
  try {
    await inviteAccount(ctx, { name, email, hat }, configOf(req).publicUrl)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const problems = { email: error.reasons[0] ?? 'not-valid' }
    return showInvitationForm(req, res, { typed: typedOf(req.body), problems, schoolId })
  }
  notify(req, 'success', accountWords(req.language).invited(email))
  goTo(res, paths.accounts())
}

async function resend(req: Request, res: Response): Promise<void> {
  await tell(req, async () => {
    await resendInvitation(contextOf(req), param(req, 'accountId'), configOf(req).publicUrl)
    return accountWords(req.language).sent
  })
  goTo(res, paths.accounts())
}

async function close(req: Request, res: Response): Promise<void> {
  await tell(req, async () => {
    await closeAccount(contextOf(req), param(req, 'accountId'))
    return accountWords(req.language).closed
  })
  goTo(res, paths.accounts())
}

/** Says on the next page how it went: the sentence of success, or that of the refusal. */
async function tell(req: Request, work: () => Promise<string>): Promise<void> {
  try {
    notify(req, 'success', await work())
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    notify(req, 'error', accountSentence(req.language, error.reasons[0] ?? ''))
  }
}
