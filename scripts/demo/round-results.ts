import { ChoiceLists } from '../../src/choices/choice.model.ts'
import type { ChoiceList } from '../../src/choices/choice.rules.ts'
import { match } from '../../src/matching/match.rules.ts'
import { schoolYearOf } from '../../src/norms/school-year.rules.ts'
import { Offers } from '../../src/offers/offer.model.ts'
import type { Offer } from '../../src/offers/offer.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { type Day, addDays, instantOf } from '../../src/platform/day.ts'
import { outcomeOf, deskRows } from '../../src/round-runs/desk.rules.ts'
import { freeze } from '../../src/round-runs/frozen-file.rules.ts'
import type { Frozen, FrozenUnit } from '../../src/round-runs/frozen.rules.ts'
import { matchApart } from '../../src/round-runs/keep-apart.rules.ts'
import { fileOfRun } from '../../src/round-runs/run-file.rules.ts'
import { RoundRuns } from '../../src/round-runs/run.model.ts'
import type { RoundRun } from '../../src/round-runs/run.rules.ts'
import { storeJson } from '../../src/round-runs/stored-json.service.ts'
import { inputDigest } from '../../src/matching/round-digest.rules.ts'
import { Rounds } from '../../src/rounds/round.model.ts'
import type { Round } from '../../src/rounds/round.rules.ts'
import { fullName } from '../../src/schools/student.rules.ts'
import { demoOffers } from './offers.ts'
import { demoPart, demoRound, demoRoundOffer, opened } from './rounds.ts'
import { demoClasses } from './schools.ts'

/** A round whose lists were closed on a day, with everything that was matched. */
export interface DemoFrozen {
  round: Round
  frozen: Frozen
  run: RoundRun
}

const hosts: Record<string, string> = {
  fablab: 'FabLab Borgo APS',
  officine: 'Officine Meccaniche Fratelli Bernasconi S.r.l.',
}

/** An offer like one of the others, held by a round, with other seats and another name. */
export function demoHeldOffer(
  today: Day,
  like: string,
  given: Pick<Offer, '_id' | 'title' | 'seats'> & Partial<Offer>,
) {
  const found = demoOffers(today).find(({ _id }) => _id === like)
  if (!found) throw new Error(`there is no offer like ${like}`)
  return { ...found, years: [], tracks: [], ...given }
}

/** Those of these classes, in the order of the class lists. */
export function demoUnits(today: Day, classIds: readonly string[]): FrozenUnit[] {
  const { classes, enrolments } = demoClasses(schoolYearOf(today), today)
  const labels = new Map(classes.map(({ _id, label }) => [_id, label]))
  return enrolments
    .filter(({ classId, to }) => classIds.includes(classId) && to === null)
    .map(({ studentId, schoolId, classId }) => ({
      unitId: studentId,
      schoolId,
      classId,
      className: labels.get(classId) ?? '',
    }))
}

interface Freezing {
  round: Round
  offers: readonly Offer[]
  lists: readonly Pick<ChoiceList, 'unitId' | 'offerIds' | 'acceptsAny'>[]
  /** the students of the classes that take part, with their class */
  units: readonly FrozenUnit[]
  /** who may not go where, beside what the round says */
  untrained?: ReadonlySet<string>
}

/** Freezes a round on the day its lists closed, and matches it; the files are kept as the site keeps them. */
export async function demoFreeze({ round, offers, lists, units, untrained }: Freezing): Promise<DemoFrozen> {
  const frozen = freeze({
    round,
    units: [...units],
    offers: offers.map(({ _id, partnerId, title }) => ({
      offerId: _id,
      partnerId,
      title,
      partner: hosts[partnerId] ?? partnerId,
    })),
    capacity: { offers: new Map(offers.map(({ _id, seats }) => [_id, { seats, running: 0 }])), limits: [] },
    lists: new Map(lists.map((list) => [list.unitId, list])),
    reasonsFor: (unitId, offerId) => {
      const risky = offers.some(({ _id, partnerId }) => _id === offerId && partnerId === 'officine')
      return risky && untrained?.has(unitId) ? ['training'] : []
    },
    distance: () => 0,
    classes: new Map(),
  })
  const at = new Date(round.closesAt.getTime() + 120_000)
  const run = await runOf(frozen, { round, at })
  const closed: Round = {
    ...round,
    state: 'closed',
    frozen: {
      at,
      fileId: await storeJson('round', frozen),
      inputDigest: inputDigest(frozen.file),
      units: frozen.names.units.length,
      offers: offers.length,
    },
    history: [...round.history, { at, by: { accountId: null, name: 'Bottega' }, event: 'frozen', text: null }],
  }
  return { round: closed, frozen, run }
}

async function runOf({ file, names }: Frozen, { round, at }: { round: Round; at: Date }): Promise<RoundRun> {
  const tried = fileOfRun(file, { mechanism: round.mechanism, whatIf: null, separated: [] })
  const { file: matched, result, separated } = await matchApart(tried, names.keepApart, (each) => match(each))
  const { placed, units } = outcomeOf(deskRows(matched, result))
  return {
    _id: round._id.replace('tornata-', 'prova-'),
    roundId: round._id,
    mechanism: round.mechanism,
    whatIf: null,
    state: 'done',
    progress: 100,
    problems: [],
    resultFileId: await storeJson('result', result),
    inputDigest: result.inputDigest,
    resultDigest: result.resultDigest,
    separated,
    placed,
    units,
    rankProfile: result.rankProfile,
    rescues: [],
    sealed: false,
    by: { accountId: null, name: 'Bottega' },
    startedAt: at,
    endedAt: at,
    lease: null,
    attempts: 1,
    underWay: null,
  }
}

const closedId = 'tornata-quinte'
const places = ['offerta-quinte-stampa', 'offerta-quinte-laser', 'offerta-quinte-cnc'] as const

/** A round of 5B whose lists closed yesterday: its coordinator has not published anything yet. */
export async function storeRoundResults(today: Day): Promise<void> {
  const offers = [
    demoHeldOffer(today, 'offerta-fablab-stampa', {
      _id: places[0],
      title: 'Un oggetto, dall’idea alla vetrina',
      seats: 9,
    }),
    demoHeldOffer(today, 'offerta-fablab-laser', { _id: places[1], title: 'Scenografie tagliate al laser', seats: 5 }),
    demoHeldOffer(today, 'offerta-officine-cnc', { _id: places[2], title: 'Dal disegno al pezzo finito', seats: 14 }),
  ].map((offer) => ({ ...offer, roundId: closedId }))
  const { students } = demoClasses(schoolYearOf(today), today)
  const units = demoUnits(today, ['galilei-5b'])
  const round = opened(closedRound(today), addDays(today, -14))
  const names = new Map(students.map((student) => [student._id, fullName(student)]))
  const lists = units.map(({ unitId }, n) => listOf({ unitId, name: names.get(unitId) ?? '', n }, today))
  const untrained = new Set(units.filter((_, n) => n % 9 === 8).map(({ unitId }) => unitId))
  const made = await demoFreeze({ round, offers, lists, units, untrained })
  await Promise.all([
    Offers.insertMany(offers),
    Rounds.insertMany([made.round]),
    ChoiceLists.insertMany(lists),
    RoundRuns.insertMany([made.run]),
  ])
}

function closedRound(today: Day): Round {
  const at = instantOf(addDays(today, -6), clockTime('12:30'))
  return demoRound(today, {
    _id: closedId,
    title: 'Percorsi di primavera, quinta B',
    parts: [demoPart(['galilei-5b'])],
    offers: [
      demoRoundOffer(places[0], 'fablab', { min: 2 }),
      demoRoundOffer(places[1], 'fablab'),
      demoRoundOffer(places[2], 'officine'),
    ],
    criteria: ['would-miss-hours', 'final-year'],
    keepApart: [
      {
        id: 'separati-quinta',
        schoolId: 'galilei',
        unitIds: ['galilei-5b-2', 'galilei-5b-3'],
        reason: 'Deciso dal consiglio di classe.',
        by: { accountId: 'coordinatore', name: 'Corrado Coordina' },
        at,
      },
    ],
    createdAt: instantOf(addDays(today, -18), clockTime('10:20')),
    closesAt: instantOf(addDays(today, -1), clockTime('18:00')),
  })
}

/** Most want the printer first; one in five wants one thing only, and one in six has sent nothing. */
function listOf({ unitId, name, n }: { unitId: string; name: string; n: number }, today: Day): ChoiceList {
  const at = instantOf(addDays(today, -3 - (n % 7)), clockTime('15:05'))
  const first = n % 3 === 2 ? 1 : 0
  const wishes = n % 6 === 5 ? [] : n % 5 === 4 ? [first] : [first, 1 - first, ...(n % 2 === 0 ? [2] : [])]
  const offerIds = wishes.map((place) => places[place] ?? places[0])
  const acceptsAny = n % 5 !== 4
  return {
    _id: `${closedId}.${unitId}`,
    roundId: closedId,
    unitId,
    studentId: unitId,
    schoolId: 'galilei',
    classId: 'galilei-5b',
    offerIds,
    acceptsAny,
    sentAt: at,
    receipts: [
      {
        code: `Q5B${String(n).padStart(2, '0')}-DEMO`,
        at,
        by: { accountId: unitId, name },
        offerIds,
        acceptsAny,
      },
    ],
  }
}
