import { RoundAssignments } from '../../src/assignments/assignment.model.ts'
import type { AssignmentLine, Assignments, Place } from '../../src/assignments/assignment.rules.ts'
import { firstPlaces } from '../../src/assignments/first-places.rules.ts'
import { answered, type PlaceAnswer, settled } from '../../src/assignments/place-step.rules.ts'
import { promotionMarket } from '../../src/assignments/promotion.rules.ts'
import { ChoiceLists } from '../../src/choices/choice.model.ts'
import type { ChoiceList } from '../../src/choices/choice.rules.ts'
import { Offers } from '../../src/offers/offer.model.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { type Day, addDays, instantOf } from '../../src/platform/day.ts'
import { readJson } from '../../src/round-runs/stored-json.service.ts'
import type { MatchResult } from '../../src/matching/round-file.rules.ts'
import { RoundRuns } from '../../src/round-runs/run.model.ts'
import { Rounds } from '../../src/rounds/round.model.ts'
import type { Round } from '../../src/rounds/round.rules.ts'
import { type DemoFrozen, demoFreeze, demoHeldOffer, demoUnits } from './round-results.ts'
import { demoPart, demoRound, demoRoundOffer, opened } from './rounds.ts'

const roundId = 'tornata-inverno'
const classId = 'galilei-3a'
const held = ['offerta-inverno-stampa', 'offerta-inverno-laser', 'offerta-inverno-cnc'] as const
const corrado = { accountId: 'coordinatore', name: 'Corrado Coordina' }
const viola = { accountId: 'coordinatore-volta', name: 'Viola Volta' }
const nobody = { accountId: null, name: 'Bottega' }

/** A round of 3A whose result came out two days ago: some have confirmed, one has given the place back. */
export async function storePublishedRound(today: Day): Promise<void> {
  const offers = [
    demoHeldOffer(today, 'offerta-fablab-stampa', { _id: held[0], title: 'Ricambi stampati in 3D', seats: 6 }),
    demoHeldOffer(today, 'offerta-fablab-laser', { _id: held[1], title: 'Insegne tagliate al laser', seats: 6 }),
    demoHeldOffer(today, 'offerta-officine-cnc', { _id: held[2], title: 'Una settimana in officina', seats: 8 }),
  ].map((offer) => ({ ...offer, roundId }))
  const units = demoUnits(today, [classId])
  const lists = units.map(({ unitId }, n) => listOf(unitId, n, today))
  const made = await demoFreeze({ round: openedRound(today), offers, lists, units })
  await Promise.all([Offers.insertMany(offers), ChoiceLists.insertMany(lists), storePublished(made, today)])
}

/** A round that was matched, told to everybody two days ago, with what has happened to its places since. */
export async function storePublished(made: DemoFrozen, today: Day): Promise<void> {
  const round = published(made, today)
  const result = await readJson<MatchResult>(made.run.resultFileId ?? '')
  await Promise.all([
    Rounds.insertMany([round]),
    RoundRuns.insertMany([{ ...made.run, sealed: true }]),
    RoundAssignments.insertMany([assignmentsOf(round, { ...made, result }, today)]),
  ])
}

/** Who steers a round made it. */
const makerOf = ({ history }: Round) => history[0]?.by ?? nobody

function openedRound(today: Day): Round {
  const round = demoRound(today, {
    _id: roundId,
    title: 'Percorsi d’inverno, terza A',
    parts: [demoPart([classId])],
    offers: [demoRoundOffer(held[0], 'fablab'), demoRoundOffer(held[1], 'fablab'), demoRoundOffer(held[2], 'officine')],
    criteria: ['hours-due'],
    createdAt: instantOf(addDays(today, -25), clockTime('10:20')),
    closesAt: instantOf(addDays(today, -6), clockTime('18:00')),
  })
  return opened(round, addDays(today, -20))
}

function published({ round, run }: DemoFrozen, today: Day): Round {
  const at = instantOf(addDays(today, -2), clockTime('12:15'))
  const resultDigest = run.resultDigest ?? ''
  return {
    ...round,
    state: 'published',
    published: { at, runId: run._id, resultDigest, answerBy: instantOf(addDays(today, 5), clockTime('23:59')) },
    history: [...round.history, { at, by: makerOf(round), event: 'published', text: resultDigest }],
  }
}

type Made = DemoFrozen & { result: MatchResult }

function assignmentsOf(round: Round, { frozen: { file, names }, run, result }: Made, today: Day): Assignments {
  const first = firstPlaces({ file, result, units: names.units, rescues: [], areStudents: true })
  const log: AssignmentLine[] = [
    {
      at: round.published?.at ?? round.createdAt,
      by: makerOf(round),
      event: 'published',
      unitId: null,
      offerId: null,
      text: run.resultDigest,
    },
  ]
  const { places, lines } = lived(first, { file, names, result, run }, today)
  return {
    _id: round._id,
    schoolIds: round.schoolIds,
    partnerIds: ['fablab', 'officine'],
    version: lines.length,
    places,
    told: true,
    released: false,
    log: [...log, ...lines],
  }
}

type Matched = Pick<Made, 'run' | 'result'> & Pick<DemoFrozen['frozen'], 'file' | 'names'>

/** Some have answered since; the seat of the one who gave it back is held for whoever comes next. */
function lived(first: readonly Place[], { file, names, result, run }: Matched, today: Day) {
  const at = instantOf(addDays(today, -1), clockTime('17:40'))
  const answers = new Map<string, PlaceAnswer>(
    first
      .filter(({ offerId, unitId }) => offerId !== null && unitId !== 'giulia')
      .map(({ unitId }, n) => [unitId, n === 0 ? ('withdraw' as const) : ('accept' as const)] as const)
      .filter((_, n) => n % 2 === 0),
  )
  const steps = first.flatMap((place) => {
    const answer = answers.get(place.unitId)
    const text = answer === 'withdraw' ? 'Ha trovato un lavoretto nello stesso periodo.' : null
    if (!answer) return []
    const { place: after, line } = answered({ place, answer, text }, () => null)
    return [{ place: after, line: { at, by: place.schoolId === 'volta' ? viola : corrado, ...line } }]
  })
  const after = new Map(steps.map(({ place }) => [place.unitId, place]))
  const market = promotionMarket(file, {
    isOpen: (offerId) => !result.closed.includes(offerId),
    apart: names.keepApart,
    separated: run.separated,
  })
  const until = instantOf(addDays(today, 1), clockTime('17:40'))
  const { places, lines } = settled(
    first.map((place) => after.get(place.unitId) ?? place),
    { market, now: at, untilOf: () => until },
  )
  return {
    places,
    lines: [
      ...steps.map(({ line }): AssignmentLine => line),
      ...lines.map((line): AssignmentLine => ({ at, by: nobody, ...line })),
    ],
  }
}

/** Everybody likes the printer; the others are wished by turns. */
function listOf(unitId: string, n: number, today: Day): ChoiceList {
  const at = instantOf(addDays(today, -10 - (n % 5)), clockTime('16:20'))
  const offerIds =
    n % 7 === 6 ? [] : n % 3 === 2 ? [held[1], held[0]] : n % 2 === 0 ? [held[0], held[1], held[2]] : [held[0], held[2]]
  return {
    _id: `${roundId}.${unitId}`,
    roundId,
    unitId,
    studentId: unitId,
    schoolId: 'galilei',
    classId,
    offerIds,
    acceptsAny: true,
    sentAt: at,
    receipts: [
      {
        code: `INV3-${String(n).padStart(4, '0')}`,
        at,
        by: { accountId: unitId, name: 'Lo studente' },
        offerIds,
        acceptsAny: true,
      },
    ],
  }
}
