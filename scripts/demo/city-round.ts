import { ChoiceLists } from '../../src/choices/choice.model.ts'
import type { ChoiceList } from '../../src/choices/choice.rules.ts'
import { Offers } from '../../src/offers/offer.model.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { type Day, addDays, instantOf } from '../../src/platform/day.ts'
import type { FrozenUnit } from '../../src/round-runs/frozen.rules.ts'
import { RoundRuns } from '../../src/round-runs/run.model.ts'
import { Rounds } from '../../src/rounds/round.model.ts'
import type { Round } from '../../src/rounds/round.rules.ts'
import { storePublished } from './published-round.ts'
import { type DemoFrozen, demoFreeze, demoHeldOffer, demoUnits } from './round-results.ts'
import { demoPart, demoRound, demoRoundOffer, opened } from './rounds.ts'

/** A round that the city opened and both schools joined, up to where its lists were closed. */
interface CityRound {
  _id: string
  title: string
  /** the ids of its offers begin so */
  prefix: string
  titles: readonly [string, string, string]
  seats: readonly [number, number, number]
  /** days before today on which its lists were opened, and closed */
  since: number
  closed: number
}

const laboratories: CityRound = {
  _id: 'tornata-citta-esito',
  title: 'Laboratori aperti',
  prefix: 'offerta-aperti',
  titles: ['Stampare per il quartiere', 'Giochi di legno al laser', 'Un pezzo di bicicletta'],
  seats: [14, 8, 12],
  since: 24,
  closed: 7,
}
const workshops: CityRound = {
  _id: 'tornata-citta-chiusa',
  title: 'Estate in bottega',
  prefix: 'offerta-bottega',
  titles: ['Riparare invece di buttare', 'Cartelli per la biblioteca', 'Una panca per il cortile'],
  seats: [12, 9, 10],
  since: 15,
  closed: 2,
}

const classIds = ['galilei-4a', 'volta-3a']
const carla = { accountId: 'citta', name: 'Carla Comune' }
const corrado = { accountId: 'coordinatore', name: 'Corrado Coordina' }
const viola = { accountId: 'coordinatore-volta', name: 'Viola Volta' }

/** Two rounds of the city for a class of each school: one that everybody knows the result of, one to be published. */
export async function storeCityRounds(today: Day): Promise<void> {
  const [told, ready] = await Promise.all([matched(laboratories, today), matched(workshops, today)])
  await Promise.all([storePublished(told, today), Rounds.insertMany([ready.round]), RoundRuns.insertMany([ready.run])])
}

async function matched(city: CityRound, today: Day): Promise<DemoFrozen> {
  const like = ['offerta-fablab-stampa', 'offerta-fablab-laser', 'offerta-officine-cnc']
  const offers = like.map((id, n) => {
    const facts = { _id: offerIdOf(city, n), title: city.titles[n] ?? '', seats: city.seats[n] ?? 0 }
    return { ...demoHeldOffer(today, id, facts), roundId: city._id }
  })
  const units = demoUnits(today, classIds)
  const lists = units.map((unit, n) => listOf(city, { unit, n }, today))
  const untrained = new Set(units.filter((_, n) => n % 8 === 7).map(({ unitId }) => unitId))
  const made = await demoFreeze({ round: openedRound(city, today), offers, lists, units, untrained })
  await Promise.all([Offers.insertMany(offers), ChoiceLists.insertMany(lists)])
  return made
}

const offerIdOf = ({ prefix }: CityRound, n: number) => `${prefix}-${n + 1}`

function openedRound(city: CityRound, today: Day): Round {
  const joinedAt = instantOf(addDays(today, 2 - city.since), clockTime('11:30'))
  const createdAt = instantOf(addDays(today, -city.since - 4), clockTime('10:20'))
  const round = demoRound(today, {
    _id: city._id,
    title: city.title,
    schoolId: null,
    schoolIds: ['galilei', 'volta'],
    parts: [
      demoPart(['galilei-4a'], { accessible: ['galilei-4a-3'] }),
      demoPart(['volta-3a'], { schoolId: 'volta', accessible: ['volta-3a-6'] }),
    ],
    offers: [
      demoRoundOffer(offerIdOf(city, 0), 'fablab', { min: 2 }),
      demoRoundOffer(offerIdOf(city, 1), 'fablab'),
      demoRoundOffer(offerIdOf(city, 2), 'officine'),
    ],
    ...constraintsOf(city, joinedAt),
    createdAt,
    closesAt: instantOf(addDays(today, -city.closed), clockTime('18:00')),
    history: [{ at: createdAt, by: carla, event: 'created', text: null }],
  })
  const open = opened(round, addDays(today, -city.since))
  const joined = [
    { at: joinedAt, by: corrado, event: 'joined' as const, text: 'galilei' },
    { at: joinedAt, by: viola, event: 'joined' as const, text: 'volta' },
  ]
  return { ...open, history: [...open.history, ...joined] }
}

/** What each school has decided about its own students, and why. */
function constraintsOf(city: CityRound, at: Date): Pick<Round, 'locks' | 'forbidden' | 'keepApart'> {
  const ofGalilei = { schoolId: 'galilei', by: corrado, at }
  const ofVolta = { schoolId: 'volta', by: viola, at }
  return {
    locks: [
      {
        ...ofVolta,
        id: `${city._id}-fissato`,
        unitId: 'volta-3a-9',
        offerId: offerIdOf(city, 0),
        reason: 'Ha già cominciato a lavorarci con il club di elettronica.',
      },
    ],
    forbidden: [
      {
        ...ofGalilei,
        id: `${city._id}-escluso`,
        unitId: 'galilei-4a-8',
        partnerId: 'officine',
        reason: 'In officina lavora la madre, lo chiede la famiglia.',
      },
    ],
    keepApart: [
      {
        ...ofGalilei,
        id: `${city._id}-separati-galilei`,
        unitIds: ['galilei-4a-5', 'galilei-4a-6'],
        reason: 'Meglio divisi, lo chiede il consiglio della quarta.',
      },
      {
        ...ofVolta,
        id: `${city._id}-separati-volta`,
        unitIds: ['volta-3a-4', 'volta-3a-5'],
        reason: 'Hanno litigato in gita, lo sa la referente.',
      },
    ],
  }
}

/** The printer is liked best; one in seven has sent a list without choices, one in six wants one thing only. */
function listOf(city: CityRound, { unit, n }: { unit: FrozenUnit; n: number }, today: Day): ChoiceList {
  const at = instantOf(addDays(today, -city.closed - 2 - (n % 6)), clockTime('15:40'))
  const turns = [[0, 1, 2], [1, 0], [0, 2, 1], [2, 0], [0, 1], [1]][n % 6] ?? []
  const offerIds = n % 7 === 6 ? [] : turns.map((place) => offerIdOf(city, place))
  const acceptsAny = n % 6 !== 5
  const by = { accountId: unit.unitId, name: 'Lo studente' }
  return {
    _id: `${city._id}.${unit.unitId}`,
    roundId: city._id,
    unitId: unit.unitId,
    studentId: unit.unitId,
    schoolId: unit.schoolId,
    classId: unit.classId,
    offerIds,
    acceptsAny,
    sentAt: at,
    receipts: [{ code: `${String(n + 1).padStart(4, '0')}-00C1`, at, by, offerIds, acceptsAny }],
  }
}
