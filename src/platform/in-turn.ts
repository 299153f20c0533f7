/**
 * Does the work for each in turn. One that fails keeps none of the others waiting: what it threw is thrown once all have
 * had their turn.
 */
export async function inTurn<T>(all: readonly T[], work: (each: T) => Promise<void>): Promise<void> {
  const errors: unknown[] = []
  for (const each of all) await work(each).catch((error: unknown) => void errors.push(error))
  if (errors.length > 0)
    throw new AggregateError(errors, `${errors.length} of ${all.length} failed: ${String(errors[0])}`)
}
