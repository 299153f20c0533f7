/**
 * Utenti: people who sign in. One person may wear several hats (profilo attivo): a teacher of a school who is also
 * a trainer of a fablab switches between them without signing out. Students may have no e-mail: they sign in with a
 * user name that the school office prints for them.
 */
import type { PersonActor, PersonRole } from '../access/actor.ts'
import type { Language } from '../platform/words.ts'

export interface Hat {
  role: PersonRole
  /** The school of office, coordinator, teacher and student; null for the others. */
  schoolId: string | null
  partnerId: string | null
  studentId: string | null
  /** The classes a teacher follows. */
  classIds: string[]
  /** How the place is called on screen: name of the school, host or city. */
  place: string
}

export interface Account {
  _id: string
  name: string
  email: string | null
  username: string | null
  passwordHash: string | null
  hats: Hat[]
  language: Language
  /** Grows by one to sign the person out everywhere. */
  epoch: number
  createdAt: Date
  lastSignInAt: Date | null
  closedAt: Date | null
}

/** What a list of people shows. */
export type ListedAccount = Omit<Account, 'language' | 'epoch' | 'createdAt'>

export type AccountState = 'waiting' | 'active' | 'closed'

export function stateOf(account: Pick<Account, 'passwordHash' | 'closedAt'>): AccountState {
  if (account.closedAt) return 'closed'
  return account.passwordHash ? 'active' : 'waiting'
}

/** Two hats are the same when role and place agree. */
export function hatKey(hat: Pick<Hat, 'role' | 'schoolId' | 'partnerId' | 'studentId'>): string {
  return [hat.role, hat.studentId ?? hat.partnerId ?? hat.schoolId ?? ''].join(':')
}

/** The actor this hat makes of the person; null when the hat lacks the place its role needs. */
export function actorOf(accountId: string, hat: Hat): PersonActor | null {
  const { role, schoolId, partnerId, studentId } = hat
  if (role === 'city') return { role, accountId }
  if (role === 'host') return partnerId ? { role, accountId, partnerId } : null
  if (!schoolId) return null
  if (role === 'student') return studentId ? { role, accountId, schoolId, studentId } : null
  if (role === 'teacher') return { role, accountId, schoolId, classIds: [...hat.classIds] }
  return { role, accountId, schoolId }
}

export type PasswordProblem = 'password-too-short' | 'password-too-long' | 'password-too-easy' | 'password-is-name'

const easy =
  /^(?:(.)\1*|(?:password|passw0rd|qwertyuiop|qwerty|juventus|inter|milan|ciao|benvenuto|scuola|studente|bottega|abcdefgh|12345678|123456789|1234567890)[\d!.?]*)$/iu

/** From 10 to 200 characters; not a famous one, not one's own name. No rules of composition (NIST SP 800-63B 5.1.1). */
export function passwordProblems(password: string, owner: { name: string; identifier: string }): PasswordProblem[] {
  const problems: PasswordProblem[] = []
  if (password.length < 10) problems.push('password-too-short')
  if (password.length > 200) problems.push('password-too-long')
  if (easy.test(password)) problems.push('password-too-easy')
  const plain = password.toLowerCase()
  const own = [owner.identifier, owner.identifier.split('@')[0] ?? '', owner.name.replace(/\s+/gu, '')]
  if (own.some((text) => text.length > 3 && plain === text.toLowerCase())) problems.push('password-is-name')
  return problems
}

/** "D'Ambrosio" + "Zoë Maria" → "zoe.dambrosio"; letters and digits only, at most 30 characters. */
export function usernameFor(givenName: string, surname: string): string {
  const first = givenName.trim().split(/\s+/u)[0] ?? ''
  const plain = [first, surname].map(lettersOf).filter(Boolean).join('.')
  return plain.slice(0, 30) || 'studente'
}

function lettersOf(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, '')
}
