import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { drawOfRound } from '../matching/draw.rules.ts'
import { paths } from '../paths.ts'
import { formatCount, formatInstant } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { fullName } from '../schools/student.rules.ts'
import { exportLinks } from '../web/export.ts'
import { field, select } from '../web/form-parts.ts'
import { type Column, type ContentOf, empty, type Figure, type Happening, linkTo, pager, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { type AssignmentLine, type Place, placeStates } from './assignment.rules.ts'
import { placeWords } from './class-place.text.ts'
import type { Decided } from './outcome.rules.ts'
import {
  type OutcomeFilter,
  type OutcomeRow,
  outcomeRows,
  ownLog,
  type StateCounts,
  stateCounts,
} from './outcome-row.rules.ts'
import { outcomeTabs } from './outcome-tabs.pages.ts'
import { placeStatus, placeTitles } from './own-place.pages.ts'
import { nth } from './why.text.ts'

const rowsPerPage = 50
const linesShown = 50

interface OutcomeList extends OutcomeFilter {
  rows: readonly OutcomeRow[]
  page: number
}

/** The result of a round: a school reads its own students, the city how many. */
export function outcomePage(decided: Decided, list: OutcomeList, ctx: Ctx) {
  const { round, assignments } = decided
  const t = placeWords(round, ctx.language)
  const isCity = ctx.actor.role === 'city'
  const places = isCity ? assignments.places : list.rows.map(({ place }) => place)
  return {
    title: t.resultOf(round.title),
    t,
    tabs: outcomeTabs(round, 'result', ctx),
    note: isCity ? t.noNames : null,
    figures: figuresOf(stateCounts(places), t, ctx.language),
    list: isCity ? null : listPart(decided, list, ctx),
    history: isCity ? [] : historyOf(decided, list.rows, ctx.language),
  }
}

type Words = ReturnType<typeof placeWords>

function figuresOf(counts: StateCounts, t: Words, language: Language): Figure[] {
  const figure = (label: string, count: number): Figure => ({
    value: formatCount(count, language),
    label,
    note: null,
    href: null,
  })
  return [
    figure(t.units, counts.units),
    figure(t.withPlace, counts.withPlace),
    figure(t.confirmed, counts.confirmed),
    figure(t.unplaced, counts.unplaced),
    figure(t.gaveBackCount, counts.gaveBack),
    figure(t.preparedCount, counts.prepared),
  ]
}

function listPart(decided: Decided, { rows, q, state, page }: OutcomeList, ctx: Ctx) {
  const t = placeWords(decided.round, ctx.language)
  const { _id: roundId } = decided.round
  const found = outcomeRows(rows, { q, state })
  const shown = found.slice((page - 1) * rowsPerPage, page * rowsPerPage)
  const base = paths.roundResult({ roundId })
  const href = (number: number) => withQuery(base, { q, stato: state ?? '', pagina: String(number) })
  const form = formState(ctx.language, { typed: { q, stato: state ?? '' } })
  const options = [
    ...placeStates.map((each) => ({ value: each, text: t[each] })),
    { value: 'offered', text: t.offeredNow },
  ]
  const answers = can(ctx.actor, 'assignment.prepare', { schoolId: decided.round.schoolIds })
  return {
    filter: {
      action: base,
      fields: [field(form, 'q', { label: t.search, type: 'search' })],
      selects: [select(form, 'stato', { label: t.state, options, placeholder: t.anyState })],
      clearHref: q !== '' || state !== null ? base : null,
    },
    table: table({
      caption: t.result,
      columns: columnsOf({ decided, answers }, t),
      rows: shown.map((row) => rowOf(row, { decided, answers }, ctx)),
      empty: empty(t.nobodyFound),
    }),
    pager: pager({ page, perPage: rowsPerPage, total: found.length, summary: t.summary, href }),
    exports: exportLinks(href(1)),
  }
}

/** A class stands in the first column itself. */
function columnsOf({ decided, answers }: Shown, t: Words): (string | Partial<Column>)[] {
  const classes = decided.round.kind === 'labs' ? [] : [t.unitClass]
  return [t.student, ...classes, t.place, t.choice, t.state, ...(answers ? [{ text: t.answer, quiet: true }] : [])]
}

interface Shown {
  decided: Decided
  answers: boolean
}

function rowOf(row: OutcomeRow, { decided, answers }: Shown, ctx: Ctx): ContentOf[] {
  const { kind } = decided.round
  const t = placeWords({ kind }, ctx.language)
  const { place } = row
  const title = placeTitles(decided)
  const href = paths.placeAnswer({ roundId: decided.round._id, unitId: place.unitId })
  const offered = place.offered
    ? t.offeredUntil(title(place.offered.offerId), formatInstant(place.offered.until, ctx.language))
    : null
  return [
    rowName(row),
    ...(kind === 'labs' ? [] : [row.className]),
    { text: place.offerId === null ? '—' : title(place.offerId), note: offered },
    howText(place, t, ctx.language),
    placeStatus(place.state, kind, ctx.language),
    ...(answers ? [{ actions: [linkTo(t.open, href, { look: 'plain' })] }] : []),
  ]
}

/** Of a class its name. */
export function rowName({ student, className }: OutcomeRow): string {
  return student ? fullName(student) : className
}

/** '2ª', or how else the place came about. */
export function howText({ offerId, phase, rank }: Place, t: Words, language: Language): string {
  if (offerId === null) return '—'
  const wish = rank === null ? t.fallback : nth(rank, language)
  if (phase === 'lock') return t.lock
  return phase === 'rescue' || phase === 'promoted' ? `${wish} (${t[phase].toLocaleLowerCase(language)})` : wish
}

/** What has happened to the own students, the latest first. */
function historyOf(decided: Decided, rows: readonly OutcomeRow[], language: Language): Happening[] {
  const names = new Map(rows.map((row) => [row.place.unitId, rowName(row)]))
  const draw = drawOfRound(decided.file)
  const lines = ownLog(
    decided.assignments,
    rows.map(({ place }) => place),
  )
  return lines
    .slice(-linesShown)
    .toReversed()
    .map((line) => happeningOf(line, { decided, names, draw }, language))
}

interface Named {
  decided: Decided
  names: ReadonlyMap<string, string>
  draw: ReadonlyMap<string, number>
}

function happeningOf(line: AssignmentLine, { decided, names, draw }: Named, language: Language): Happening {
  const t = placeWords(decided.round, language)
  const { at, by, event, unitId, offerId, text } = line
  const who = unitId === null ? '' : (names.get(unitId) ?? t.numbered(draw.get(unitId) ?? 0))
  const what = offerId === null ? '' : ` ${placeTitles(decided)(offerId)}`
  const said = event === 'published' ? t.published : `${who} ${t[`log-${event}`]}${what}`
  const note = event === 'withdrawn' && text !== null ? text : null
  return { when: formatInstant(at, language), text: `${said} · ${by.name}`, note }
}
