import { z } from 'zod'
import { instantOf } from '../platform/day.ts'
import { fields, type Read, readForm, refusedForm } from '../platform/form.ts'
import { type PlaceAnswer, placeAnswers } from './place-step.rules.ts'

const answer = z.object({
  answer: fields.oneOf(placeAnswers),
  version: fields.wholeNumber(0, 100_000),
  reason: fields.optionalText(500),
  sure: fields.checked(),
})

/** What somebody says about a place; giving it back asks for a tick, since it cannot be had back. */
export function readAnswer(body: unknown): Read<{ answer: PlaceAnswer; version: number; text: string | null }> {
  const read = readForm(answer, body)
  if (!read.ok) return read
  const { sure, reason, ...rest } = read.value
  if (rest.answer === 'withdraw' && !sure) return refusedForm(body, { sure: 'not-sure' })
  return { ok: true, value: { ...rest, text: rest.answer === 'withdraw' ? reason : null } }
}

const publication = z.object({
  runId: fields.id(),
  day: fields.day(),
  time: fields.time(),
  understood: fields.checked(),
})

/** Which run is published, and until when places are confirmed. */
export function readPublication(body: unknown): Read<{ runId: string; answerBy: Date }> {
  const read = readForm(publication, body)
  if (!read.ok) return read
  const { runId, day, time, understood } = read.value
  if (!understood) return refusedForm(body, { understood: 'not-understood' })
  return { ok: true, value: { runId, answerBy: instantOf(day, time) } }
}

const preparation = z.object({ schoolTutorId: fields.id(), alsoUnanswered: fields.checked() })

/** Of which places placements are made, and who follows them for the school. */
export const readPreparation = (body: unknown): Read<{ schoolTutorId: string; alsoUnanswered: boolean }> =>
  readForm(preparation, body)
