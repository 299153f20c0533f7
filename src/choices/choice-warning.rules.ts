// What is worth a word before the deadline (avvisi sulle scelte): nobody is refused for it, and each says what to do. A
// list without choices is allowed: a place is then looked for among the seats left free, unless that was declined too.
// Choices that were fine when they were sent may have become impossible since: an offer was closed, a course is missing.
// How much others want an offer is no warning: to put an easier one first gains nobody anything.

import type { ChoiceList } from './choice.rules.ts'

export const choiceWarnings = ['nothing-for-them', 'not-sent', 'not-eligible', 'no-way', 'empty', 'only-one'] as const
export type ChoiceWarning = (typeof choiceWarnings)[number]

interface Warned {
  list: Pick<ChoiceList, 'offerIds' | 'acceptsAny'> | null
  /** the offers that are for them */
  eligible: ReadonlySet<string>
  /** the round gives free seats to those left without a choice */
  fallback: boolean
}

/** What to say of a list, or of the lack of one; the gravest first. */
export function warningsOf({ list, eligible, fallback }: Warned): ChoiceWarning[] {
  if (eligible.size === 0) return ['nothing-for-them']
  if (!list) return ['not-sent']
  const good = list.offerIds.filter((offerId) => eligible.has(offerId))
  const acceptsAny = list.acceptsAny && fallback
  const against: Record<ChoiceWarning, boolean> = {
    'nothing-for-them': false,
    'not-sent': false,
    'not-eligible': good.length < list.offerIds.length,
    'no-way': good.length === 0 && !acceptsAny,
    empty: list.offerIds.length === 0 && acceptsAny,
    'only-one': good.length === 1 && eligible.size > 1,
  }
  return choiceWarnings.filter((warning) => against[warning])
}

/** Choices of a list that are no longer for them. */
export function lostChoices({ list, eligible }: Pick<Warned, 'list' | 'eligible'>): string[] {
  return (list?.offerIds ?? []).filter((offerId) => !eligible.has(offerId))
}
