import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { belongsOf } from '../placements/placement-access.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { paths } from '../paths.ts'
import type { Day } from '../platform/day.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { formatDay, formatHours, formatInstant } from '../platform/format.ts'
import { sumMinutes } from '../platform/minutes.ts'
import { type Checkbox, checkbox, type FormState, type ProblemSummary } from '../web/form-parts.ts'
import { problemSummary, type Textarea, textarea } from '../web/form-parts.ts'
import { type Action, empty, linkTo, status, table, type Table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { type Declaration, declarationText, declarationVersion } from './declaration.rules.ts'
import { dayCell, hoursCell, lineName, stateCell, timesCell } from './entry-table.pages.ts'
import { hourWords } from './hour.text.ts'
import { entryValue } from './hour-entry.forms.ts'
import type { DatedEntry } from './hour-entry.rules.ts'
import { type LookedAt, oddFirst, type SignedGroup } from './odd-line.pages.ts'
import { weekValue } from './signing.forms.ts'
import { signingWords } from './signing.text.ts'
import { byWeek } from './totals.rules.ts'

export interface Submitted {
  typed?: Typed
  problems?: Problems
}

/** Who signs what: the host confirms, the school approves, or confirms in the place of a host that does not answer. */
export type SigningMode = 'confirm' | 'approve' | 'confirm-for-host'

/** The form with boxes to tick, a button for each week and one for all, and one to send back. */
export interface Signing {
  intro: string
  /** How many lines are out of the ordinary; null when none is. */
  odd: string | null
  action: string
  signButton: string
  problems: ProblemSummary
  declaration: { title: string; text: string; box: Checkbox; version: string; last: string | null } | null
  /** How the school knows, when it signs in the place of the host. */
  note: Textarea | null
  returning: { action: string; title: string; button: string; reason: Textarea; open: boolean } | null
  groups: { title: string | null; note: string | null; table: Table; weeks: WeekButton[] }[]
}

/** Signs the ticked lines of one week; `of` says to those who hear the page whose week it is. */
interface WeekButton {
  text: string
  of: string
  value: string
}

export interface SigningOf {
  mode: SigningMode
  groups: readonly SignedGroup[]
  action: string
  returnAction: string | null
  /** On a page of many placements each group says whose it is. */
  named: boolean
  submitted: Submitted
  lastDeclared?: Declaration | null
  intro?: string
}

/** What waits for this actor's signature, odd lines first; every line is ticked until somebody unticks it. */
export function signing(ctx: Ctx, of: SigningOf): Signing {
  const t = { ...hourWords(ctx.language), ...signingWords(ctx.language) }
  const form = formState(ctx.language, of.submitted, { 'none-selected': t.noneSelected, ...signingWords(ctx.language) })
  const declaration = of.mode === 'approve' ? declarationOf(form, of, ctx) : null
  const note = of.mode === 'confirm-for-host' ? noteOfSchool(form, of, ctx) : null
  const returning = returningOf(form, of, ctx)
  const controls = [note, declaration?.box, returning?.reason].filter((each) => each !== null && each !== undefined)
  const chosen = of.submitted.typed ? [of.submitted.typed['entries'] ?? []].flat() : null
  const looked = of.groups.map((group) => ({ group, lines: oddFirst(group, ctx.language) }))
  const odd = looked.flatMap(({ lines }) => lines).filter((each) => each.odd.length > 0).length
  const weeks = of.groups.map((group) => weekButtons(ctx, of.mode, group))
  // With one week the button for all does the same.
  const several = weeks.flat().length > 1
  return {
    intro: of.intro ?? (of.mode === 'confirm' ? t.toConfirmIntro : t.toApproveIntro),
    odd: odd > 0 ? t.oddFirst(odd) : null,
    action: of.action,
    signButton: buttonOf(of, ctx),
    problems: problemSummary(form, controls),
    declaration,
    note,
    returning,
    groups: looked.map(({ group, lines }, index) => ({
      title: of.named ? nameOf(group.placement) : null,
      note: of.named ? noteOf(group.placement, of.mode, ctx) : null,
      table: signingTable(ctx, { group, lines, chosen, mode: of.mode }),
      weeks: several ? (weeks[index] ?? []) : [],
    })),
  }
}

/** Whether all of it is of simulated enterprises, which have no host. */
function isAtSchool({ groups }: SigningOf): boolean {
  return groups.every(({ placement }) => placement.kind === 'simulated-enterprise')
}

function buttonOf(of: SigningOf, { language }: Ctx): string {
  const t = hourWords(language)
  if (of.mode === 'approve') return t.approveButton
  return of.mode === 'confirm' || isAtSchool(of) ? t.confirmButton : signingWords(language).confirmForHost
}

function noteOfSchool(form: FormState, of: SigningOf, { language }: Ctx): Textarea {
  const t = signingWords(language)
  return whyBox(form, 'note', { label: t.note, hint: isAtSchool(of) ? t.noteAtSchoolHint : t.noteHint })
}

function whyBox(form: FormState, name: string, texts: { label: string; hint: string }): Textarea {
  return textarea(form, name, { ...texts, required: true, rows: 2, maxlength: 300 })
}

function declarationOf(form: FormState, { lastDeclared }: SigningOf, { language }: Ctx): Signing['declaration'] {
  const t = signingWords(language)
  const version = declarationVersion.approval
  const last = lastDeclared
    ? t.lastDeclared(lastDeclared.by.name, formatInstant(lastDeclared.by.at, language), lastDeclared.moved ?? 0)
    : null
  const box = checkbox(form, 'declaration', { label: t.declare, required: true })
  return { title: t.declaration, text: declarationText('approval', version) ?? '', box, version, last }
}

function returningOf(form: FormState, { returnAction }: SigningOf, { language }: Ctx): Signing['returning'] {
  if (returnAction === null) return null
  const t = hourWords(language)
  const reason = whyBox(form, 'reason', { label: t.reason, hint: t.reasonHint })
  const open = form.problems['reason'] !== undefined
  return { action: returnAction, title: t.returnTitle, button: t.returnButton, reason, open }
}

function nameOf({ student, host }: Placement): string {
  const className = student.className ? ` (${student.className})` : ''
  return `${student.surname} ${student.givenName}${className} · ${host.name}`
}

function noteOf({ title, kind }: Placement, mode: SigningMode, { language }: Ctx): string {
  const hostless = mode === 'confirm-for-host' && kind === 'simulated-enterprise'
  return hostless ? `${title} · ${signingWords(language).simulated}` : title
}

function weekButtons(ctx: Ctx, mode: SigningMode, { placement, entries }: SignedGroup): WeekButton[] {
  if (mode === 'confirm-for-host') return []
  const t = signingWords(ctx.language)
  const { surname, givenName } = placement.student
  return byWeek(entries)
    .toReversed()
    .map((week) => {
      const monday = formatDay(week.monday, ctx.language)
      return {
        text: mode === 'confirm' ? t.confirmWeek(monday) : t.approveWeek(monday),
        of: t.ofWeek(`${givenName} ${surname}`),
        value: weekValue(placement._id, week.monday),
      }
    })
}

interface TableOf {
  group: SignedGroup
  lines: readonly LookedAt[]
  mode: SigningMode
  chosen: readonly string[] | null
}

function signingTable(ctx: Ctx, { group, lines, mode, chosen }: TableOf): Table {
  const { language } = ctx
  const t = { ...hourWords(language), ...signingWords(language) }
  const someOdd = lines.some(({ odd }) => odd.length > 0)
  const total = formatHours(sumMinutes(lines.map(({ dated }) => dated.entry.minutes)))
  const columns = [
    { text: t.select, quiet: true },
    t.day,
    t.times,
    { text: t.hours, numeric: true },
    t.activity,
    t.state,
  ]
  return table({
    caption: mode === 'approve' ? t.toApprove : t.toConfirm,
    columns: [...columns, ...(someOdd ? [t.look] : []), { text: t.actions, quiet: true }],
    heading: 1,
    rows: lines.map((line) => [
      tickCell(ctx, { group, line, chosen }),
      dayCell(line.dated.day, group.placement, language),
      timesCell(line.dated.entry, language),
      hoursCell(line.dated.entry),
      line.dated.entry.activity,
      stateCell(line.dated.entry, language),
      ...(someOdd ? [lookCell(line, t.look)] : []),
      { actions: mode === 'confirm-for-host' ? [] : returnLink(ctx, group.placement, line.dated.day) },
    ]),
    totals: [null, t.total, null, total, null, null, ...(someOdd ? [null] : []), null],
    empty: empty(t.nothingToConfirm),
  })
}

function lookCell({ odd }: LookedAt, look: string) {
  return odd.length > 0 ? { status: status(look, 'warning'), note: odd.join('; ') } : null
}

interface TickOf {
  group: SignedGroup
  line: { dated: DatedEntry }
  chosen: readonly string[] | null
}

function tickCell({ language }: Ctx, { group, line, chosen }: TickOf) {
  const { day, entry } = line.dated
  const value = entryValue(group.placement._id, { day, id: entry.id })
  const label = hourWords(language).selectLine(lineName(line.dated, language))
  return { tick: { name: 'entries', value, label, checked: chosen ? chosen.includes(value) : true } }
}

function returnLink(ctx: Ctx, placement: Placement, day: Day): Action[] {
  if (!can(ctx.actor, 'hours.return', belongsOf(placement))) return []
  const href = paths.placementDayReturn({ placementId: placement._id, day })
  return [linkTo(signingWords(ctx.language).returnDay, href, { look: 'plain' })]
}
