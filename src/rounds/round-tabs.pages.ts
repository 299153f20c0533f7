import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Tabs } from '../web/parts.ts'
import { mayTakePart } from './round-access.rules.ts'
import { type RoundStep, roundSteps } from './round-steps.rules.ts'
import type { Round } from './round.rules.ts'
import { setupWords } from './round-setup.text.ts'
import { roundWords } from './round.text.ts'

export const pathOfStep: Record<RoundStep, (values: { roundId: string }) => string> = {
  what: paths.roundEdit,
  who: paths.roundPart,
  offers: paths.roundOffers,
  criteria: paths.roundCriteria,
  pairs: paths.roundPairs,
  opening: paths.round,
}

type Tabbed = Pick<Round, '_id' | 'title' | 'schoolId' | 'state'>

/** The steps of a round as pages; what is said about single students is for their coordinator. */
export function roundTabs(round: Tabbed, current: RoundStep, { actor, language }: Ctx): Tabs {
  const t = setupWords(language)
  const shown = roundSteps.filter((step) => step !== 'pairs' || mayTakePart(actor, round))
  return {
    tabs: shown.map((step) => ({
      text: step === 'opening' && round.state !== 'draft' ? t.overview : t[step],
      href: pathOfStep[step]({ roundId: round._id }),
      current: step === current,
    })),
  }
}

/** Each page of a round by its own name: in a row of open tabs they are told apart. */
export function stepTitle(round: Pick<Round, 'title'>, step: RoundStep, { language }: Ctx): string {
  return `${setupWords(language)[step]}: ${round.title}`
}

/** The way to the page of a round (null), or to one behind it: the list, the round. */
export function roundCrumbs(round: Pick<Round, '_id' | 'title'> | null, { language }: Ctx) {
  const list = { text: roundWords(language).rounds, href: paths.rounds() }
  return round ? [list, { text: round.title, href: paths.round({ roundId: round._id }) }] : [list]
}
