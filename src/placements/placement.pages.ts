import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatDay, formatHours, formatInstant } from '../platform/format.ts'
import type { Minutes } from '../platform/minutes.ts'
import type { Language } from '../platform/words.ts'
import { type Action, facts, type Happening, linkTo, type Progress, progress } from '../web/parts.ts'
import { addendaNote } from './addendum.pages.ts'
import { amendmentsTable } from './amendment.pages.ts'
import { nextStep, placementActions, type StepReason } from './placement-next.pages.ts'
import { stateOf, studentName } from './placement-list.pages.ts'
import { historyWords } from './placement-history.text.ts'
import { peopleFacts, termFacts } from './placement-facts.pages.ts'
import type { HostCopy, Placement } from './placement.rules.ts'
import type { PathPart } from './shared-path.rules.ts'
import { pathPanel } from './shared-path.pages.ts'
import { placementWords } from './placement.text.ts'
import { effectiveTerms, type Slot, termsOn } from './terms.rules.ts'
import { timetableTable } from './timetable.pages.ts'
import { otherSites, siteOn } from './tutors.rules.ts'

/** Minutes by how far they have come: each stands in one of the three. */
interface HoursDone {
  logged: Minutes
  confirmed: Minutes
  approved: Minutes
}

/** What the page of a placement shows besides its record; later features bring the hours. */
export interface AroundPlacement {
  schoolName: string
  /** what still stands against the next step; only known to who may take it */
  reasons: readonly StepReason[]
  /** the hours done so far; null before there can be any */
  done: HoursDone | null
  /** the whole of the path it is a part of; null when it is not shared, or not for this reader */
  path: readonly PathPart[] | null
  /** the hour register of this placement; null before there can be hours */
  hoursHref: string | null
}

export function placementPage(placement: Placement, around: AroundPlacement, ctx: Ctx) {
  const t = placementWords(ctx.language)
  const staff = ctx.actor.role !== 'host' && ctx.actor.role !== 'student'
  return {
    title: `${studentName(placement)} · ${placement.host.name}`,
    t,
    placementTitle: placement.title,
    state: stateOf(placement.state, ctx.language),
    next: nextStep(placement, around, ctx),
    actions: placementActions(placement, around, ctx),
    progress: around.done ? progressOf(placement, around.done, ctx.language) : null,
    waiting: around.done ? waitingText(around.done, ctx.language) : null,
    people: facts(peopleFacts(placement, around.schoolName, ctx)),
    terms: facts(termFacts(placement, ctx)),
    path: around.path ? pathPanel(placement, around.path, ctx.language) : null,
    activities: placement.activities.split('\n'),
    timetable: timetableTable(timetableNow(placement, ctx), sitesNow(placement, ctx), ctx.language),
    timetableNote: laterTimetable(placement, ctx),
    addenda: addendaNote(placement, ctx),
    versions: placement.amendments.length > 0 ? amendmentsTable(placement, ctx) : null,
    versionsLink: [versionsLink(placement, ctx.language)],
    history: staff ? happenings(placement, ctx.language) : [],
  }
}

function progressOf(placement: Placement, { approved }: HoursDone, language: Language): Progress {
  const t = placementWords(language)
  const { plannedMinutes } = effectiveTerms(placement)
  const text = t.doneOf(formatHours(approved), formatHours(plannedMinutes))
  return progress(t.approvedHours, text, { value: approved, max: plannedMinutes })
}

function waitingText({ logged, confirmed }: HoursDone, language: Language): string | null {
  const waiting = logged + confirmed
  return waiting > 0 ? placementWords(language).waitingHours(formatHours(waiting)) : null
}

/** The timetable of today, or the one that comes first or last when today is outside the period. */
function timetableNow(placement: Placement, ctx: Ctx): readonly Slot[] {
  if (ctx.today < placement.terms.from) return placement.terms.timetable
  return (termsOn(placement, ctx.today) ?? effectiveTerms(placement)).timetable
}

function sitesNow(placement: Placement, ctx: Ctx): Pick<HostCopy, 'site' | 'otherSites'> {
  return { site: siteOn(placement, ctx.today), otherSites: otherSites(placement) }
}

function laterTimetable(placement: Placement, ctx: Ctx): string | null {
  const later = placement.amendments.flatMap((each) =>
    each.timetable && each.validFrom > ctx.today ? [each.validFrom] : [],
  )
  const [first] = later.toSorted()
  return first ? placementWords(ctx.language).changesFrom(formatDay(first, ctx.language)) : null
}

function versionsLink({ _id }: Placement, language: Language): Action {
  return linkTo(placementWords(language).allTerms, paths.placementAmendments({ placementId: _id }), { look: 'plain' })
}

function happenings(placement: Placement, language: Language): Happening[] {
  const t = placementWords(language)
  return placement.history.toReversed().map(({ at, by, event, reason }) => {
    const what = historyWords(language)[`event-${event}`]
    return { when: formatInstant(at, language), text: by.name ? t.by(what, by.name) : what, note: reason }
  })
}
