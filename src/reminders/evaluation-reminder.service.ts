import { authorise } from '../access/access.ts'
import { contextFor, type Ctx } from '../access/actor.ts'
import { accountContact, hostAccounts } from '../accounts/account.service.ts'
import { placementLinks, sendPlacementLink } from '../host-links/placement-link.service.ts'
import { evaluatingParties } from '../outcomes/evaluation.rules.ts'
import { answeredParties } from '../outcomes/outcomes-waiting.service.ts'
import type { EvaluationParty } from '../outcomes/questionnaire.rules.ts'
import { paths } from '../paths.ts'
import { placementsAround } from '../placements/placement-waiting.service.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import { tutorsOn } from '../placements/tutors.rules.ts'
import { addDays } from '../platform/day.ts'
import { Refused } from '../platform/errors.ts'
import { studentNamed } from '../schools/student-facts.service.ts'
import { type Reader, readersAmong, write } from './lab-letter.service.ts'
import { evaluationAfterDays, evaluationForgottenDays } from './placement-reminder.rules.ts'
import { type Made, remindEach, type Round, type Told } from './round.service.ts'

/**
 * Tells whoever owes an evaluation, a week after the end of the placement, once. A host without account gets the link by
 * which it is filled in, unless somebody has sent one before. For jobs only.
 */
export async function remindEvaluations(ctx: Ctx, { asOf, publicUrl }: Round): Promise<Made> {
  authorise(ctx.actor, 'reminder.send', {})
  const [from, to] = [addDays(asOf, -evaluationForgottenDays), addDays(asOf, -evaluationAfterDays)]
  const found = await placementsAround(ctx, { states: ['active', 'concluded'], field: 'to', from, to })
  const ended = found.filter((placement) => {
    const last = effectiveTerms(placement).to
    return from <= last && last <= to
  })
  const answered = await answeredParties(ended.map(({ _id }) => _id))
  const owed = ended.flatMap((placement) =>
    evaluatingParties(placement)
      .filter((party) => !answered.get(placement._id)?.includes(party))
      .map((party) => ({ key: `evaluation-missing:${placement._id}:${party}`, placement, party })),
  )
  return remindEach(owed, (each) => tell(ctx, each, publicUrl))
}

interface Owed {
  key: string
  placement: Placement
  party: EvaluationParty
}

async function tell(ctx: Ctx, { key, placement, party }: Owed, publicUrl: string): Promise<Told> {
  const { _id: about, host } = placement
  const readers = await readersFor(placement, party)
  if (readers === null) return sendLink(ctx, placement, publicUrl)
  if (readers.length === 0) return { enqueued: 0, unreached: 0 }
  const link = publicUrl + paths.ownEvaluation({ placementId: about })
  const data = { host: host.name, party, ended: effectiveTerms(placement).to, link }
  return write(ctx, readers, { key, about, content: { kind: 'evaluation-missing', data } })
}

/** Whom one writes to; null: a host whom only a link reaches. A student without address hears it from the tutor. */
async function readersFor({ partnerId, studentId, schoolTutorId }: Placement, party: EvaluationParty) {
  if (party === 'student') return studentReaders(studentId)
  if (party === 'tutor') {
    const to = schoolTutorId ? await accountContact(schoolTutorId) : null
    return to ? readersAmong([to]) : []
  }
  const accounts = (await hostAccounts(partnerId)).filter(({ email }) => email !== null)
  return accounts.length > 0 ? readersAmong(accounts) : null
}

/** The student, when there is an address. */
export async function studentReaders(studentId: string): Promise<Reader[]> {
  const { givenName, email } = await studentNamed(studentId)
  return email ? readersAmong([{ name: givenName, email, language: 'it', discreet: true }]) : []
}

async function sendLink(ctx: Ctx, placement: Placement, publicUrl: string): Promise<Told> {
  const { _id: placementId, partnerId, schoolId, schoolTutorId, host } = placement
  const { hostTutor } = tutorsOn(placement, null)
  if (!hostTutor?.email || !schoolTutorId) return { enqueued: 0, unreached: 1 }
  const known = await placementLinks(placementId)
  if (known.some(({ purpose }) => purpose === 'evaluation')) return { enqueued: 0, unreached: 0 }
  // In the name of the tutor, who would otherwise send it by hand.
  const tutor = contextFor({ role: 'teacher', accountId: schoolTutorId, schoolId, classIds: [] }, ctx.now)
  const to = { name: hostTutor.name, email: hostTutor.email }
  const link = { purpose: 'evaluation', placementId, partnerId, schoolId, place: host.name, to } as const
  try {
    await sendPlacementLink(tutor, link, publicUrl)
  } catch (error) {
    // Somebody else has just sent it.
    if (error instanceof Refused) return { enqueued: 0, unreached: 0 }
    throw error
  }
  return { enqueued: 1, unreached: 0 }
}
