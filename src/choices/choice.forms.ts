import { z } from 'zod'
import { fields, type Read, readForm } from '../platform/form.ts'
import { eachOnce, moveNamed, type RankingMove } from './ranking.rules.ts'

/** A list as it was posted: to be sent, or changed by one step (null: by none). */
export interface PostedList {
  offerIds: string[]
  acceptsAny: boolean
  version: number
  /** undefined: it is to be sent */
  change: RankingMove | null | undefined
}

const posted = z.object({
  offerIds: fields.ids(),
  acceptsAny: fields.checked(),
  version: fields.wholeNumber(0, 1_000_000),
  change: fields.optionalText(200),
})

/** The list in the form, each offer once, and the button that was pressed. */
export function readList(body: unknown): Read<PostedList> {
  const read = readForm(posted, body)
  if (!read.ok) return read
  const { change, offerIds, ...rest } = read.value
  return {
    ok: true,
    value: { ...rest, offerIds: eachOnce(offerIds), change: change === null ? undefined : moveNamed(change) },
  }
}
