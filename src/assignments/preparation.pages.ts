import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatInstant } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { enrolmentWords } from '../labs/lab-enrolment.text.ts'
import { refusalWords } from '../placements/placement.text.ts'
import { checkbox, problemSummary, select } from '../web/form-parts.ts'
import { type ContentOf, empty, status, type Table, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import type { Place } from './assignment.rules.ts'
import { placeWords } from './class-place.text.ts'
import { classRefusalLines } from './class-refusal.pages.ts'
import type { RefusalNames } from './class-refusal.rules.ts'
import type { Decided } from './outcome.rules.ts'
import { type OutcomeRow } from './outcome-row.rules.ts'
import { rowName } from './outcome.pages.ts'
import { outcomeTabs } from './outcome-tabs.pages.ts'
import { placeTitles, type Submitted } from './own-place.pages.ts'
import { isToPrepare, type Prepared } from './prepared-placement.rules.ts'

export interface PreparationParts {
  decided: Decided
  rows: readonly OutcomeRow[]
  staff: readonly { _id: string; name: string }[]
  /** what the last attempt gave; null: none was made */
  done: readonly Prepared[] | null
  /** of classes that an edition does not take, by unit */
  refusals: ReadonlyMap<string, RefusalNames>
  submitted: Submitted
}

/** The form that makes placements of places, and what became of each. */
export function preparationPage(parts: PreparationParts, ctx: Ctx) {
  const { decided, done } = parts
  const t = placeWords(decided.round, ctx.language)
  const { ready, waiting } = counted(parts, ctx)
  return {
    title: t.prepare,
    t,
    lead: t.prepareLead,
    tabs: outcomeTabs(decided.round, 'placements', ctx),
    done: done && done.length > 0 ? doneTable(done, parts, ctx) : null,
    ready: t.toPrepare(ready),
    form: ready + waiting > 0 ? formPart(parts, { waiting }, ctx) : null,
    empty: empty(t.nothingToPrepare, t.nothingToPrepareAdvice),
  }
}

/** How many places may be prepared now, and how many are given and not confirmed. */
function counted({ decided, rows }: PreparationParts, { now }: Ctx) {
  const { answerBy } = decided.round.published
  const places = rows.map(({ place }) => place)
  const moment = { now, answerBy, alsoUnanswered: false }
  const isWaiting = ({ state, offered }: Place) => state === 'assigned' && offered === null
  return {
    ready: places.filter((place) => isToPrepare(place, moment)).length,
    waiting: places.filter(isWaiting).length,
  }
}

function formPart({ decided, staff, submitted }: PreparationParts, { waiting }: { waiting: number }, ctx: Ctx) {
  const { round } = decided
  const t = placeWords(round, ctx.language)
  const { answerBy } = round.published
  const isLabs = round.kind === 'labs'
  const form = formState(ctx.language, submitted, t)
  const until = formatInstant(answerBy, ctx.language)
  const schoolTutorId = select(form, 'schoolTutorId', {
    label: isLabs ? t.companion : t.schoolTutor,
    ...(isLabs ? {} : { hint: t.schoolTutorHint }),
    required: true,
    options: staff.map(({ _id, name }) => ({ value: _id, text: name })),
    placeholder: t.chooseTutor,
  })
  const over = waiting > 0 && ctx.now >= answerBy
  const alsoUnanswered = over ? checkbox(form, 'alsoUnanswered', { label: t.alsoUnanswered(waiting, until) }) : null
  return {
    problems: problemSummary(form, [schoolTutorId]),
    action: paths.roundPlacements({ roundId: round._id }),
    schoolTutorId,
    alsoUnanswered,
    note: waiting > 0 && !over ? t.notYetUnanswered(waiting, until) : null,
    submit: { text: t.prepare, cancel: null },
  }
}

function doneTable(
  done: readonly Prepared[],
  { rows, decided, refusals }: Pick<PreparationParts, 'rows' | 'decided' | 'refusals'>,
  ctx: Ctx,
): Table {
  const t = placeWords(decided.round, ctx.language)
  const title = placeTitles(decided)
  const known = new Map(rows.map((row) => [row.place.unitId, row]))
  const isLabs = decided.round.kind === 'labs'
  return table({
    caption: t.outcomeTitle,
    columns: [t.student, t.place, t.outcome, t.because],
    rows: done.map((prepared): ContentOf[] => {
      const { unitId, placementId, reasons } = prepared
      const row = known.get(unitId)
      const offerId = row?.place.offerId ?? null
      const name = row ? rowName(row) : ''
      const href = placementId === null || isLabs ? null : paths.placement({ placementId })
      return [
        { text: name, href },
        offerId === null ? null : { text: title(offerId), href: isLabs ? paths.edition({ editionId: offerId }) : null },
        outcomeStatus({ placementId, reasons }, t),
        reasons.length === 0 ? null : becauseOf(prepared, { t, around: refusals.get(unitId) }, ctx),
      ]
    }),
    empty: empty(t.nothingToPrepare),
  })
}

function outcomeStatus({ placementId, reasons }: Omit<Prepared, 'unitId'>, t: Words) {
  if (placementId === null) return status(t.notMade, 'danger')
  return reasons.length > 0 ? status(t.madeDraft, 'warning') : status(t.made, 'success')
}

type Words = ReturnType<typeof placeWords>

/** What an edition says against a class, or what stands against a placement. */
function becauseOf(
  { reasons, refused }: Prepared,
  { t, around }: { t: Words; around: RefusalNames | undefined },
  ctx: Ctx,
): string {
  return refused && around ? classRefusalLines(refused, around, ctx).join(' ') : reasonsText(reasons, t, ctx.language)
}

/** The sentences of the placements themselves; what has none there is said in general. */
function reasonsText(reasons: readonly string[], t: Words, language: Language): string {
  const texts: object[] = [t, refusalWords(language), enrolmentWords(language)]
  const said = reasons.map((reason) => {
    const found = texts.flatMap((each) => Object.entries(each)).find(([code]) => code === reason)?.[1]
    return typeof found === 'string' ? found : t['other-reason']
  })
  return [...new Set(said)].join(' ')
}
