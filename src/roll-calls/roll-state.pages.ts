import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { LabSession } from '../labs/edition.rules.ts'
import { paths } from '../paths.ts'
import type { Language } from '../platform/words.ts'
import { type Action, type ContentOf, linkTo, type Status, status, type Tone } from '../web/parts.ts'
import { attendanceWords } from './attendance.text.ts'
import type { RollState, Standing } from './roll-approval.rules.ts'

/** A session that has begun, and where its roll call stands: the list and the attendance of a lab say it alike. */
export interface RollStanding extends Standing {
  edition: { _id: string }
  session: Pick<LabSession, 'id' | 'state'>
}

const tones: Record<RollState, Tone> = {
  'to-take': 'warning',
  'to-sign': 'warning',
  'to-approve': 'info',
  done: 'success',
}

/** What is missing, in words. */
function rollStatus({ session, state }: Pick<RollStanding, 'session' | 'state'>, language: Language): Status {
  const t = attendanceWords(language)
  return session.state === 'cancelled' ? status(t.cancelled, 'neutral') : status(t[state], tones[state])
}

/** The same, with for whom it is missing; of several schools by their names. */
export function rollContent(
  standing: RollStanding,
  schools: ReadonlyMap<string, string>,
  { actor, language }: Ctx,
): ContentOf {
  return { status: rollStatus(standing, language), note: noteOf(standing, schools, { actor, language }) }
}

function noteOf(
  { state, session, partnerLate, unsignedAllowed, waitsFor }: RollStanding,
  schools: ReadonlyMap<string, string>,
  { actor, language }: Pick<Ctx, 'actor' | 'language'>,
): string | null {
  const t = attendanceWords(language)
  if (session.state === 'cancelled') return null
  if (state === 'to-take') return partnerLate ? t.takenBySchool : null
  if (state !== 'to-approve') return null
  const names = 'schoolId' in actor ? [] : waitsFor.flatMap((id) => schools.get(id) ?? [])
  return [names.join(', '), unsignedAllowed ? t.unsigned : ''].filter(Boolean).join(' · ') || null
}

/** The button of a session that has begun: what this person has to do with it, or only to look. */
export function rollAction({ edition, session, state, partnerLate }: RollStanding, { actor, language }: Ctx): Action {
  const t = attendanceWords(language)
  const href = paths.rollCall({ editionId: edition._id, sessionId: session.id })
  const late = partnerLate && !may(actor, 'roll-call.take-late')
  if (state === 'to-take' && may(actor, 'roll-call.take') && !late) return linkTo(t.take, href)
  if (state === 'to-sign' && actor.role === 'host') return linkTo(t.sign, href)
  if (state === 'to-approve' && may(actor, 'roll-call.approve')) return linkTo(t.approve, href)
  return linkTo(t.open, href, { look: 'plain' })
}
