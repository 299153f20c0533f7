import { z } from 'zod'
import { fields, type Read, readForm } from '../platform/form.ts'

/** The value that stands for everything of one's own; a class is said by its id. */
export const ownFeed = 'own'

/** Longest name of a feed. */
export const longestFeedName = 60

export interface TypedFeed {
  /** null: everything of one's own. */
  classId: string | null
  name: string
}

/** A new feed: what it shows, among what may be chosen, and how it is called. */
export function readFeed(body: unknown, classIds: readonly string[]): Read<TypedFeed> {
  const schema = z
    .object({ mostra: fields.oneOf([ownFeed, ...classIds]), nome: fields.text(longestFeedName) })
    .transform(({ mostra, nome }): TypedFeed => ({ classId: mostra === ownFeed ? null : mostra, name: nome }))
  return readForm(schema, body)
}
