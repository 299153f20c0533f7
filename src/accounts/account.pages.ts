import { accountOf, type Ctx } from '../access/actor.ts'
import { may } from '../access/access.ts'
import { paths } from '../paths.ts'
import { withQuery } from '../platform/path.ts'
import { formatInstant } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import type { SignedIn } from '../web/express.d.ts'
import { exportLinks } from '../web/export.ts'
import { field, problemSummary, select } from '../web/form-parts.ts'
import { empty, facts, linkTo, pager, postTo, status, table } from '../web/parts.ts'
import { searchBox } from '../web/search-box.ts'
import { invitableRoles } from './account.forms.ts'
import { type AccountState, type ListedAccount, stateOf } from './account.rules.ts'
import { accountWords } from './account.text.ts'
import { type Submitted, accountForm, newPasswordFields } from './sign-in.pages.ts'

export function profilePage(language: Language, user: SignedIn & { identifier: string }, submitted: Submitted) {
  const t = accountWords(language)
  const form = accountForm(language, submitted)
  const current = field(form, 'current', {
    label: t.current,
    required: true,
    type: 'password',
    autocomplete: 'current-password',
  })
  const [password, again] = newPasswordFields(form, language)
  const hats = user.hats.map((hat) => `${t[hat.actor.role]} · ${hat.place}`).join(', ')
  return {
    title: t.profile,
    t,
    facts: facts([
      [t.name, user.name],
      [t.identifier, user.identifier],
      [t.hats, hats || t.none],
    ]),
    username: user.identifier,
    problems: problemSummary(form, [current, password, again]),
    current,
    password,
    again,
    action: paths.profilePassword(),
    submit: { text: t.changePassword, cancel: null },
    everywhere: [postTo(t.everywhere, paths.signOutEverywhere(), { look: 'danger' })],
  }
}

const tones = { waiting: 'info', active: 'success', closed: 'neutral' } as const

export interface AccountList {
  accounts: ListedAccount[]
  total: number
  pageSize: number
  q: string
  page: number
}

export function accountsPage(list: AccountList, ctx: Ctx) {
  const t = accountWords(ctx.language)
  const href = (page: number) => withQuery(paths.accounts(), { q: list.q, pagina: String(page) })
  return {
    title: t.people,
    t,
    actions: [linkTo(t.invite, paths.accountInvitation(), { look: 'primary', icon: 'it-plus' })],
    filter: searchBox(ctx.language, { q: list.q, label: t.search, action: paths.accounts() }),
    table: table({
      caption: t.people,
      columns: [t.name, t.role, t.access, t.lastSignIn, { text: t.close, quiet: true }],
      rows: list.accounts.map((account) => accountRow(account, ctx)),
      empty: empty(t.noPeople, t.noPeopleAdvice),
    }),
    pager: pager({
      page: list.page,
      perPage: list.pageSize,
      total: list.total,
      summary: t.summary,
      href,
    }),
    exports: exportLinks(href(1)),
  }
}

function accountRow(account: ListedAccount, ctx: Ctx) {
  const t = accountWords(ctx.language)
  const condition = stateOf(account)
  const accountId = account._id
  const texts: Record<AccountState, string> = { waiting: t.waiting, active: t.active, closed: t.closedState }
  const canResend = condition === 'waiting' && account.email !== null
  const mine = accountOf(ctx.actor) === accountId
  return [
    { text: account.name, note: account.email ?? account.username },
    account.hats.map((hat) => `${t[hat.role]} · ${hat.place}`).join(', ') || null,
    status(texts[condition], tones[condition]),
    account.lastSignInAt ? formatInstant(account.lastSignInAt, ctx.language) : null,
    {
      actions: [
        ...(canResend ? [postTo(t.resend, paths.accountResend({ accountId }))] : []),
        ...(condition === 'closed' || mine
          ? []
          : [
              postTo(t.close, paths.accountClosing({ accountId }), {
                look: 'plain',
                confirm: t.closeConfirm(account.name),
              }),
            ]),
      ],
    },
  ]
}

export function invitationPage(ctx: Ctx, school: { _id: string; name: string } | null, submitted: Submitted) {
  const t = accountWords(ctx.language)
  const form = accountForm(ctx.language, submitted)
  const name = field(form, 'name', { label: t.name, required: true })
  const email = field(form, 'email', { label: t.email, required: true, type: 'email' })
  const allowed = invitableRoles.filter((role) => (role === 'city' ? may(ctx.actor, 'account.invite-city') : school))
  const options = allowed.map((value) => ({ value, text: t[value] }))
  const role = select(form, 'role', { label: t.role, required: true, placeholder: t.chooseRole, options })
  return {
    title: t.invite,
    lead: school ? t.inviteTo(school.name) : t.inviteLead,
    problems: problemSummary(form, [name, email, role]),
    name,
    email,
    role,
    schoolId: school?._id ?? '',
    schools:
      school || ctx.actor.role !== 'city'
        ? null
        : { text: t.inviteForSchool, action: linkTo(t.schools, paths.schools()) },
    action: paths.accountInvitation(),
    submit: { text: t.sendInvitation, cancel: { text: t.people, href: paths.accounts() } },
  }
}
