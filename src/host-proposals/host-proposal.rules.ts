// A host that a student has found (ente trovato dallo studente): the student says who it is, whom to ask there, why and
// when; the school takes it over, with a partner of the register or a new one, or declines with a reason. It is a
// suggestion and binds nobody: the placement comes of the school's own form. While it is open the student may withdraw
// it; the same host is not proposed twice at once. The contact is a person who did not ask to be written down: only the
// student, the school's office and coordinators and the teachers of the class see it.
// Source: D.M. 774/2019, guidelines, § 4.4 (students take part in choosing their path); GDPR, art. 5.1.c.

import { lettersOf } from '../schools/student.rules.ts'

export const hostProposalStates = ['open', 'taken-over', 'declined', 'withdrawn'] as const
export type HostProposalState = (typeof hostProposalStates)[number]

/** What the student says. */
export interface HostProposalFacts {
  name: string
  town: string
  /** whom to ask there */
  contact: string
  email: string | null
  phone: string | null
  why: string
  /** in the student's words: 'a febbraio', 'due settimane a giugno' */
  period: string
}

export interface HostProposal extends HostProposalFacts {
  _id: string
  schoolId: string
  studentId: string
  /** the class of the day it was made; null: in none */
  classId: string | null
  student: { surname: string; givenName: string; className: string | null }
  /** the name and the town without accents, spaces and capitals: an open one is there once for each student */
  nameKey: string
  state: HostProposalState
  /** what the school has said; null while nobody has */
  answer: HostProposalAnswer | null
  createdAt: Date
}

export interface HostProposalAnswer {
  at: Date
  by: { accountId: string | null; name: string }
  /** the partner it was taken over with */
  partner: { id: string; name: string } | null
  /** why not */
  reason: string | null
}

/** What tells one proposed host from another: how it is written does not matter. */
export function hostKey({ name, town }: Pick<HostProposalFacts, 'name' | 'town'>): string {
  return `${lettersOf(name)} ${lettersOf(town)}`
}

export type ProposalProblem = 'no-way-to-reach'

/** Why a proposal is of no use to who has to ask: there must be an address or a number. */
export function proposalProblems({ email, phone }: Pick<HostProposalFacts, 'email' | 'phone'>): ProposalProblem[] {
  return email === null && phone === null ? ['no-way-to-reach'] : []
}
