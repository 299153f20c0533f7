import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatInstant, formatLongDay } from '../platform/format.ts'
import { dayOf } from '../platform/day.ts'
import type { Programme } from '../programme/programme.rules.ts'
import { entryName } from '../programme/programme.rules.ts'
import { empty, linkTo, table } from '../web/parts.ts'
import type { HostBand, Round } from './round.rules.ts'
import { announcementWords } from './round-announcement.text.ts'

type Announced = Pick<
  Round,
  | '_id'
  | 'mechanism'
  | 'criteria'
  | 'hostBands'
  | 'fallback'
  | 'minimums'
  | 'mostWishes'
  | 'mostKm'
  | 'seed'
  | 'seedDigest'
  | 'closesAt'
  | 'published'
>

export interface AnnouncementParts {
  programme: Pick<Programme, 'tracks'>
  /** names of hosts */
  hosts: ReadonlyMap<string, string>
}

/**
 * What is published when the lists open, for everybody who takes part: the partial `round-announcement` shows it. The seed
 * itself is in it only once the result is out.
 */
export function announcementOf(round: Announced, parts: AnnouncementParts, { language }: Ctx) {
  const t = announcementWords(language)
  const byPrecedence = round.mechanism === 'default'
  const { closesAt } = round
  return {
    t,
    advice: byPrecedence ? t.advice : t.adviceSatisfaction,
    deadline: `${formatLongDay(dayOf(closesAt), language)}, ${formatInstant(closesAt, language).split(', ')[1] ?? ''}`,
    mechanism: t[round.mechanism],
    explained: t[`${round.mechanism}Explained`],
    order: byPrecedence ? orderOf(round, t) : null,
    bands: byPrecedence && round.criteria.includes('host-band') ? bandTable(round.hostBands, parts, language) : null,
    limits: limitsOf(round, t),
    ...drawOf(round, t),
  }
}

type Words = ReturnType<typeof announcementWords>

function limitsOf({ mostWishes, mostKm, fallback, minimums }: Announced, t: Words): string[] {
  return [
    `${t.wishes}: ${mostWishes}`,
    ...(mostKm === null ? [] : [t.km(mostKm)]),
    fallback ? t.fallback : t.noFallback,
    ...(minimums ? [t.minimums] : []),
  ]
}

/** Whoever sees the seed before the lists close could work out the draw. */
function drawOf({ _id, seed, seedDigest, published }: Announced, t: Words) {
  const draw = seedDigest ? linkTo(t.check, paths.draw({ roundId: _id })) : null
  return { digest: seedDigest || null, seed: published ? seed : null, draw }
}

function orderOf({ criteria }: Announced, t: Words) {
  return {
    lead: criteria.length > 0 ? t.criteriaLead : t.noCriteria,
    lines: criteria.map((each) => ({ name: t[each], why: t[`${each}-why`] })),
  }
}

/** What is said of the students of a track and year at a host. */
export function bandTable(
  bands: readonly HostBand[],
  { programme, hosts }: AnnouncementParts,
  language: Ctx['language'],
) {
  const t = announcementWords(language)
  return table({
    caption: t.bands,
    columns: [t.host, t.track, t.year, t.band],
    rows: bands.map(({ partnerId, track, year, band }) => [
      hosts.get(partnerId) ?? partnerId,
      track === null ? t.every : entryName(programme.tracks, track, language),
      year === null ? t.every : t.yearOf(year),
      t[`band${band}`],
    ]),
    empty: empty(t.noBand),
  })
}
