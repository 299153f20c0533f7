/**
 * Links and codes that let a person in once, to choose a password: the invitation of a new person, the reset of a
 * forgotten password, the activation slip that a school prints for a student without e-mail.
 */
export type LinkKind = 'invitation' | 'reset' | 'activation'

export interface AccountLink {
  _id: string
  accountId: string
  kind: LinkKind
  /** SHA-256 of the secret: who reads the database cannot follow the links. */
  digest: string
  createdAt: Date
  expiresAt: Date
  usedAt: Date | null
}

/** What is printed for a student without e-mail. */
export interface ActivationSlip {
  studentId: string
  name: string
  username: string
  code: string
  expiresAt: Date
}

const hour = 60 * 60 * 1000
const life: Record<LinkKind, number> = { invitation: 14 * 24 * hour, reset: 2 * hour, activation: 60 * 24 * hour }

/** Invitations live 14 days, resets 2 hours, activation codes 60 days. */
export function expiryOf(kind: LinkKind, from: Date): Date {
  return new Date(from.getTime() + life[kind])
}

export type LinkRefusal = 'link-unknown' | 'link-used' | 'link-expired'

export function linkRefusal(link: Pick<AccountLink, 'usedAt' | 'expiresAt'> | null, now: Date): LinkRefusal | null {
  if (!link) return 'link-unknown'
  if (link.usedAt) return 'link-used'
  return link.expiresAt <= now ? 'link-expired' : null
}

/** Codes are read from paper: case, spaces and dashes do not matter, and O, I, L are taken for 0 and 1. */
export function normalCode(typed: string): string {
  const plain = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/gu, '')
    .replace(/O/gu, '0')
    .replace(/[IL]/gu, '1')
  return plain.length === 8 ? `${plain.slice(0, 4)}-${plain.slice(4)}` : plain
}
