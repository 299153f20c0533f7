import { can, may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { membersOfRound } from '../rounds/round-members.service.ts'
import { findRound } from '../rounds/round.service.ts'
import type { Round } from '../rounds/round.rules.ts'
import { schoolNames } from '../schools/school.service.ts'
import { groupBy } from '../schools/student.rules.ts'
import type { ChoiceList } from './choice.rules.ts'
import { listsOf } from './choice.service.ts'
import { lostChoices, warningsOf } from './choice-warning.rules.ts'
import { eligibilityFor } from './eligibility.service.ts'
import { offersOf } from './offer-facts.service.ts'
import type { ChoiceRow, OfferCount, RoundChoices } from './round-choices.rules.ts'
import { dayInYear } from './unit-facts.service.ts'
import type { OfferFacts } from './unit.rules.ts'

/** How the lists of a round come in: by name for the school (a teacher: the own classes), in numbers for the city. */
export async function viewChoices(ctx: Ctx, roundId: string): Promise<RoundChoices> {
  const round = await findRound(ctx, 'round.view', roundId)
  const lists = await listsOf(roundId)
  if (!may(ctx.actor, 'choice.view') || !('schoolId' in ctx.actor)) return numbersOf(ctx, round, lists)
  const { actor } = ctx
  const own = actor.role === 'teacher' ? { classIds: actor.classIds } : {}
  const eligibility = await eligibilityFor(ctx, round, { schoolId: actor.schoolId, ...own })
  const rows = eligibility.units
    .filter((unit) => can(actor, 'choice.view', unit))
    .map((unit): ChoiceRow => {
      const [list, eligible] = [lists.get(unit.unitId) ?? null, eligibility.eligible(unit.unitId)]
      const mayWrite = can(actor, 'choice.make-class', unit)
      return {
        unit,
        list,
        warnings: warningsOf({ list, eligible, fallback: round.fallback }),
        lost: lostChoices({ list, eligible }),
        mayWrite,
      }
    })
  return { round, rows: rows.toSorted(byClassAndName), offers: countsOf(eligibility.offers, lists), schools: [] }
}

async function numbersOf(ctx: Ctx, round: Round, lists: ReadonlyMap<string, ChoiceList>): Promise<RoundChoices> {
  const [members, offers] = await Promise.all([membersOfRound(round, dayInYear(ctx, round)), offersOf(ctx, round)])
  const bySchool = groupBy(members, ({ schoolId }) => schoolId)
  const names = await schoolNames([...bySchool.keys()])
  const schools = [...bySchool].map(([schoolId, units]) => ({
    schoolId,
    name: names.get(schoolId) ?? schoolId,
    units: units.length,
    sent: units.filter(({ unitId }) => lists.has(unitId)).length,
  }))
  return {
    round,
    rows: [],
    offers: countsOf(offers, lists),
    schools: schools.toSorted((a, b) => a.name.localeCompare(b.name, 'it')),
  }
}

function countsOf(offers: readonly OfferFacts[], lists: ReadonlyMap<string, ChoiceList>): OfferCount[] {
  const all = [...lists.values()]
  return offers.map((offer) => ({
    offer,
    listed: all.filter(({ offerIds }) => offerIds.includes(offer.offerId)).length,
    first: all.filter(({ offerIds }) => offerIds[0] === offer.offerId).length,
  }))
}

const collator = new Intl.Collator('it', { numeric: true })

function byClassAndName(a: ChoiceRow, b: ChoiceRow): number {
  return collator.compare(a.unit.className, b.unit.className) || collator.compare(a.unit.name, b.unit.name)
}
