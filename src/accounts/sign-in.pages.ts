import { paths } from '../paths.ts'
import type { Problems, Typed } from '../platform/form.ts'
import type { Language } from '../platform/words.ts'
import { type FormState, field, problemSummary } from '../web/form-parts.ts'
import { linkTo } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { accountWords } from './account.text.ts'
import { demoPassword, demoPeople } from './demo-people.ts'

export interface Submitted {
  typed?: Typed
  problems?: Problems
}

export function accountForm(language: Language, submitted: Submitted): FormState {
  return formState(language, submitted, accountWords(language))
}

export function signInPage(language: Language, submitted: Submitted & { demo: boolean; csrfBack: string | null }) {
  const t = accountWords(language)
  const form = accountForm(language, submitted)
  const identifier = field(form, 'identifier', { label: t.identifier, required: true, autocomplete: 'username' })
  const password = field(form, 'password', {
    label: t.password,
    required: true,
    type: 'password',
    autocomplete: 'current-password',
  })
  return {
    title: t.signIn,
    t,
    problems: problemSummary(form, [identifier, password]),
    identifier,
    password,
    back: submitted.csrfBack ?? '',
    action: paths.signIn(),
    submit: { text: t.signIn, cancel: null },
    links: [
      linkTo(t.forgotten, paths.forgotten(), { look: 'plain' }),
      linkTo(t.activate, paths.activation(), { look: 'plain' }),
    ],
    demo: submitted.demo
      ? { password: demoPassword, people: demoPeople.map((person) => demoLine(person, language)) }
      : null,
  }
}

function demoLine(person: (typeof demoPeople)[number], language: Language) {
  const t = accountWords(language)
  return {
    role: t[person.role],
    name: person.name,
    identifier: person.identifier,
    password: demoPassword,
    text: `${t.demoUse} ${person.name}`,
  }
}

export function forgottenPage(language: Language, submitted: Submitted) {
  const t = accountWords(language)
  const form = accountForm(language, submitted)
  const email = field(form, 'email', { label: t.email, required: true, type: 'email', autocomplete: 'email' })
  const cancel = { text: t.backToSignIn, href: paths.signIn() }
  return {
    title: t.forgotten,
    t,
    problems: problemSummary(form, [email]),
    email,
    action: paths.forgotten(),
    submit: { text: t.sendLink, cancel },
  }
}

export function sentPage(language: Language) {
  const t = accountWords(language)
  return { title: t.sent, t, actions: [linkTo(t.backToSignIn, paths.signIn())] }
}

export function choosePasswordPage(
  language: Language,
  who: { name: string; username: string | null },
  submitted: Submitted,
) {
  const t = accountWords(language)
  const form = accountForm(language, submitted)
  const [password, again] = newPasswordFields(form, language)
  return {
    title: t.choose,
    lead: t.chooseLead(who.name),
    usernameLine: who.username ? t.yourUsername(who.username) : null,
    username: who.username ?? '',
    problems: problemSummary(form, [password, again]),
    password,
    again,
    action: paths.choosePassword(),
    submit: { text: t.save, cancel: null },
  }
}

export function newPasswordFields(form: FormState, language: Language) {
  const t = accountWords(language)
  const options = { required: true, type: 'password', autocomplete: 'new-password' } as const
  return [
    field(form, 'password', { ...options, label: t.newPassword, hint: t.passwordHint }),
    field(form, 'again', { ...options, label: t.again }),
  ] as const
}

export function brokenLinkPage(language: Language, reason: string) {
  const t = accountWords(language)
  const messages: Record<string, string> = {
    'link-used': t['link-message-used'],
    'link-expired': t['link-message-expired'],
  }
  return {
    title: t.linkTitle,
    message: messages[reason] ?? t['link-message-unknown'],
    advice: t.linkAdvice,
    actions: [linkTo(t.signIn, paths.signIn(), { look: 'primary' }), linkTo(t.forgotten, paths.forgotten())],
  }
}

export function activationPage(language: Language, submitted: Submitted) {
  const t = accountWords(language)
  const form = accountForm(language, submitted)
  const username = field(form, 'username', {
    label: t.username,
    hint: t.usernameHint,
    required: true,
    autocomplete: 'username',
  })
  const code = field(form, 'code', { label: t.code, hint: t.codeHint, required: true, width: 'medium' })
  const cancel = { text: t.backToSignIn, href: paths.signIn() }
  return {
    title: t.activation,
    t,
    problems: problemSummary(form, [username, code]),
    username,
    code,
    action: paths.activation(),
    submit: { text: t.continue, cancel },
  }
}
