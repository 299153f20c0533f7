import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Day } from '../platform/day.ts'
import { formatDay, formatHours, formatInstant } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { problemSummary, textarea } from '../web/form-parts.ts'
import { type Action, type Card, card, type ContentOf, empty, facts, linkTo, type Table, table } from '../web/parts.ts'
import { addendumStanding } from './addendum.pages.ts'
import { changesOf, kindText, siteText, timesOf } from './amendment-change.pages.ts'
import { undoReasons } from './amendment.rules.ts'
import { amendmentRefusals, amendmentWords } from './amendment.text.ts'
import { placementForm, type Submitted, textOf } from './placement-form.pages.ts'
import { studentName } from './placement-list.pages.ts'
import { type Placement, versionOf } from './placement.rules.ts'
import { placementWords } from './placement.text.ts'
import {
  type Agreed,
  type Amendment,
  type AmendmentKind,
  amendmentKinds,
  effectiveTerms,
  interruptedOn,
  scheduledMinutes,
  termsOn,
} from './terms.rules.ts'
import { otherSites, siteOn, tutorsOn } from './tutors.rules.ts'

/** What each kind is called in the address. */
export const kindSlugs: Record<AmendmentKind, string> = {
  dates: 'date',
  timetable: 'orario',
  place: 'sede',
  tutor: 'tutor',
  interruption: 'interruzione',
  'early-end': 'fine',
}

/** Everything that was agreed and changed, with what holds today; whoever may amend chooses here what changes. */
export function amendmentsPage(placement: Placement, ctx: Ctx) {
  const t = amendmentWords(ctx.language)
  const edits = can(ctx.actor, 'placement.edit', placement)
  const active = placement.state === 'active'
  const on = dayToShow(placement, ctx.today)
  const interruption = interruptedOn(placement, on)
  return {
    title: t.title,
    t,
    about: `${studentName(placement)} · ${placement.host.name}`,
    holdsTitle: holdsTitle(placement, ctx),
    interrupted: interruption ? t.interruptedNow(formatDay(interruption.to, ctx.language)) : null,
    holds: facts(holdsOn(placement, on, ctx.language)),
    versions: amendmentsTable(placement, ctx),
    undone: ctx.actor.role === 'host' || ctx.actor.role === 'student' ? null : undoneTable(placement, ctx.language),
    choices: edits && active ? amendmentKinds.map((kind) => choice(placement, kind, ctx.language)) : [],
    notActive: edits && !active ? t['not-active-lead'] : null,
    back: [linkTo(t.toPlacement, paths.placement({ placementId: placement._id }))],
  }
}

/** Within the period it is today; before it the first day, after it the last one. */
function dayToShow(agreed: Agreed, today: Day): Day {
  const { from, to } = effectiveTerms(agreed)
  if (today < from) return from
  return today > to ? to : today
}

function holdsTitle(agreed: Agreed, { today, language }: Ctx): string {
  const t = amendmentWords(language)
  const { from, to } = effectiveTerms(agreed)
  if (today < from) return t.onFirstDay
  return today > to ? t.atTheEnd : t.today
}

function holdsOn(placement: Placement, on: Day, language: Language): (readonly [string, ContentOf])[] {
  const [t, w] = [amendmentWords(language), placementWords(language)]
  const terms = termsOn(placement, on) ?? effectiveTerms(placement)
  const { hostTutor, schoolTutor } = tutorsOn(placement, on)
  return [
    [w.period, w.periodOf(formatDay(terms.from, language), formatDay(terms.to, language))],
    [w.timetable, timesOf(terms.timetable, language, otherSites(placement))],
    [w.planned, formatHours(terms.plannedMinutes)],
    [t.expected, { text: formatHours(scheduledMinutes(placement)), note: t.expectedNote }],
    [w.site, siteText(siteOn(placement, on))],
    [w.hostTutor, hostTutor?.name ?? null],
    [w.schoolTutor, schoolTutor?.name ?? null],
  ]
}

/** The original terms and every amendment, by the day it is valid from, with its paper. */
export function amendmentsTable(placement: Placement, ctx: Ctx): Table {
  const { language } = ctx
  const t = amendmentWords(language)
  const { terms, hostTutor, schoolTutor, host } = placement
  const first = changesOf(
    {
      to: terms.to,
      timetable: terms.timetable,
      plannedMinutes: terms.plannedMinutes,
      site: host.site,
      otherSites: host.otherSites,
      hostTutor: hostTutor ?? undefined,
      schoolTutor: schoolTutor ? { ...schoolTutor, id: '' } : undefined,
    },
    language,
  )
  const original: ContentOf[] = [
    formatDay(terms.from, language),
    { text: t.original, note: first.join('; ') },
    null,
    null,
  ]
  const rows = placement.amendments
    .toSorted((a, b) => (a.validFrom === b.validFrom ? 0 : a.validFrom < b.validFrom ? -1 : 1))
    .map((amendment): ContentOf[] => [
      formatDay(amendment.validFrom, language),
      { text: kindText(amendment, language), note: changesOf(amendment, language).join('; ') },
      { text: amendment.reason, note: decisionOf(amendment, ctx) },
      papersOf(placement, amendment, ctx),
    ])
  return table({
    caption: t.whenWhat,
    columns: [t.validity, t.what, t.reason, t.papers],
    rows: [original, ...rows],
    empty: empty(t.none),
  })
}

/** Names of the school's people are for the school. */
function decisionOf({ decidedAt, decidedBy }: Amendment, { actor, language }: Ctx): string {
  const outside = actor.role === 'host' || actor.role === 'student'
  return amendmentWords(language).decided(formatInstant(decidedAt, language), outside ? '' : decidedBy.name)
}

/** How far the paper of an amendment is, and what can be done. */
function papersOf(placement: Placement, amendment: Amendment, ctx: Ctx): ContentOf {
  const { actions = [], ...standing } = addendumStanding(placement, amendment, ctx)
  return { ...standing, actions: [...actions, ...stepsOf(placement, amendment, ctx)] }
}

function stepsOf(placement: Placement, amendment: Amendment, ctx: Ctx): Action[] {
  const t = amendmentWords(ctx.language)
  const ids = { placementId: placement._id, amendmentId: amendment._id }
  const may = can(ctx.actor, 'placement.edit', placement) && undoReasons(placement, amendment, ctx.today).length === 0
  return [
    linkTo(t.addendum, paths.placementAmendmentPdf(ids), { look: 'plain', icon: 'it-download' }),
    ...(may ? [linkTo(t.undo, paths.placementAmendmentUndoing(ids), { look: 'plain' })] : []),
  ]
}

function undoneTable(placement: Placement, language: Language): Table | null {
  const t = amendmentWords(language)
  const undone = placement.undoneAmendments ?? []
  if (undone.length === 0) return null
  return table({
    caption: t.undoneTitle,
    columns: [t.validity, t.what, t.reason],
    rows: undone.map((each) => [
      formatDay(each.validFrom, language),
      { text: kindText(each, language), note: changesOf(each, language).join('; ') },
      {
        text: each.reason,
        note: t.undone(formatInstant(each.undone.at, language), each.undone.by.name, each.undone.reason),
      },
    ]),
    empty: empty(t.none),
  })
}

function choice({ _id }: Placement, kind: AmendmentKind, language: Language): Card {
  const t = amendmentWords(language)
  const href = withQuery(paths.newPlacementAmendment({ placementId: _id }), { tipo: kindSlugs[kind] })
  return card(t[kind], { href, text: t[`${kind}-lead`] })
}

/** Why an amendment is taken back. */
export function undoPage(placement: Placement, amendment: Amendment, { ctx, submitted }: Undo) {
  const t = amendmentWords(ctx.language)
  const form = placementForm(ctx.language, { typed: { version: String(versionOf(placement)) }, ...submitted })
  const said = { ...form, say: sayWith(form.say, ctx.language) }
  const reason = textarea(said, 'reason', {
    label: t.reason,
    hint: t.undoHint,
    required: true,
    rows: 3,
    maxlength: 500,
  })
  const day = formatDay(amendment.validFrom, ctx.language)
  return {
    title: t.undoTitle,
    lead: t.undoLead(kindText(amendment, ctx.language), day),
    changes: changesOf(amendment, ctx.language),
    problems: problemSummary(said, [reason]),
    reason,
    version: textOf(form.typed['version']),
    action: paths.placementAmendmentUndoing({ placementId: placement._id, amendmentId: amendment._id }),
    submit: {
      text: t.undoNow,
      cancel: { text: t.title, href: paths.placementAmendments({ placementId: placement._id }) },
    },
  }
}

interface Undo {
  ctx: Ctx
  submitted: Submitted
}

/** The sentences of amendments before those of placements. */
export function sayWith(say: (code: string) => string, language: Language): (code: string) => string {
  const own: Readonly<Record<string, string>> = amendmentRefusals(language)
  return (code) => own[code] ?? say(code)
}
