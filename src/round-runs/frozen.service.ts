import { NotFound } from '../platform/errors.ts'
import type { Round } from '../rounds/round.rules.ts'
import type { Frozen } from './frozen.rules.ts'
import { readJson } from './stored-json.service.ts'

/** What was frozen of a round, for use cases that have decided who may know. NotFound before that. */
export async function frozenFile({ frozen }: Pick<Round, 'frozen'>): Promise<Frozen> {
  if (!frozen) throw new NotFound('a frozen round')
  return readJson<Frozen>(frozen.fileId)
}
