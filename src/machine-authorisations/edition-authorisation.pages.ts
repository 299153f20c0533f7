import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { formatDay, formatHours } from '../platform/format.ts'
import type { Minutes } from '../platform/minutes.ts'
import { entryName, type MachineKind } from '../programme/programme.rules.ts'
import { checkbox, problemSummary } from '../web/form-parts.ts'
import { type ContentOf, empty, linkTo, status, table, type Tabs } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { editionAuthorisationWords } from './edition-authorisation.text.ts'
import {
  type AuthorisationNorms,
  lastDayOf,
  type MachineAuthorisation,
  standingOn,
} from './machine-authorisation.rules.ts'
import { authorisationWords } from './machine-authorisation.text.ts'
import { standingStatus } from './authorisation-list.pages.ts'

/** Somebody who took part in the lab. */
export interface Taught {
  studentId: string
  name: string
  /** Of the group or class. */
  group: string
  attended: Minutes
  /** Whether the attendance was enough when the lab was completed. */
  finished: boolean
}

export interface EditionGiving {
  editionId: string
  title: string
  minutes: Minutes
  completed: boolean
  /** Codes of machine kinds. */
  grants: readonly string[]
  /** By name. */
  taught: readonly Taught[]
  given: readonly MachineAuthorisation[]
  norms: AuthorisationNorms
  machineKinds: readonly MachineKind[]
  tabs: Tabs
  submitted: { typed?: Typed; problems?: Problems }
}

/** Who completed a lab and may now be authorised for its machines, to tick with the trainer's yes. */
export function editionAuthorisationsPage(of: EditionGiving, ctx: Ctx) {
  const t = editionAuthorisationWords(ctx.language)
  const machines = of.grants.map((code) => entryName(of.machineKinds, code, ctx.language)).join(', ')
  const instead = insteadOf(of, ctx)
  return {
    title: t.title(of.title),
    tabs: of.tabs,
    lead: of.grants.length > 0 ? t.lead(machines) : null,
    instead,
    giving: instead ? null : givingOf(of, ctx),
    actions: of.given.length > 0 ? [linkTo(t.seeAll, paths.authorisations())] : [],
  }
}

/** Why nothing can be given yet, and what to do. */
function insteadOf({ grants, completed, editionId, taught }: EditionGiving, ctx: Ctx) {
  const t = editionAuthorisationWords(ctx.language)
  const toEdition = linkTo(t.toEdition, paths.edition({ editionId }))
  if (grants.length === 0) return empty(t.noGrants, t.noGrantsAdvice, [toEdition])
  if (!completed) return empty(t.notCompleted, t.notCompletedAdvice, [toEdition])
  return taught.length === 0 ? empty(t.nobody, '', [toEdition]) : null
}

function givingOf(of: EditionGiving, ctx: Ctx) {
  const t = editionAuthorisationWords(ctx.language)
  const form = formState(ctx.language, of.submitted, t)
  const confirmed = checkbox(form, 'confirmed', { label: t.confirmed, required: true })
  const open = of.taught.filter((each) => isOpen(each, of))
  return {
    action: paths.editionAuthorisations({ editionId: of.editionId }),
    problems: problemSummary(form, [confirmed]),
    table: table({
      caption: t.participants,
      columns: [{ text: t.toAuthorise, quiet: true }, t.student, t.attended, t.standing],
      rows: of.taught.map((each) => rowOf(each, of, ctx)),
      empty: empty(t.nobody),
      heading: 1,
    }),
    note: open.length > 0 ? null : of.taught.some(({ finished }) => finished) ? t.allGiven : t.nobodyFinished,
    confirmed: open.length > 0 ? confirmed : null,
    submit: { text: t.give, cancel: null },
  }
}

/** The authorisations this lab has given to somebody and that have not been taken away. */
function givenTo({ studentId }: Taught, { given }: EditionGiving): MachineAuthorisation[] {
  return given.filter((each) => each.studentId === studentId && !each.revoked)
}

function isOpen(each: Taught, of: EditionGiving): boolean {
  return each.finished && givenTo(each, of).length < of.grants.length
}

function rowOf(each: Taught, of: EditionGiving, ctx: Ctx): ContentOf[] {
  const t = editionAuthorisationWords(ctx.language)
  const typed = of.submitted.typed
  const ticked = typed ? [typed['students'] ?? []].flat().includes(each.studentId) : !wasRevoked(each, of)
  const tick = { name: 'students', value: each.studentId, label: t.tick(each.name), checked: ticked }
  return [
    isOpen(each, of) ? { tick } : {},
    { text: each.name, note: each.group },
    t.attendedOf(formatHours(each.attended), formatHours(of.minutes)),
    standingCell(each, of, ctx),
  ]
}

/** Whoever lost it is ticked again only on purpose. */
function wasRevoked({ studentId }: Taught, { given }: EditionGiving): boolean {
  return given.some((each) => each.studentId === studentId && each.revoked)
}

function standingCell(each: Taught, of: EditionGiving, ctx: Ctx): ContentOf {
  const t = editionAuthorisationWords(ctx.language)
  if (!each.finished) return status(t.tooLittle, 'neutral')
  const own = of.given.filter(({ studentId }) => studentId === each.studentId)
  if (isOpen(each, of)) {
    const revoked = own.find((one) => one.revoked)?.revoked
    return { status: status(t.notYet, 'info'), note: revoked ? authorisationWords(ctx.language).revoked : null }
  }
  const endOf = (one: MachineAuthorisation) => lastDayOf(one, of.norms) ?? '9999'
  // Of several the one that ends first is the one to look after.
  const [first] = givenTo(each, of).toSorted((a, b) => (endOf(a) < endOf(b) ? -1 : 1))
  if (!first) return null
  const standing = standingOn(first, ctx.today, of.norms)
  const last = lastDayOf(first, of.norms)
  const note = last && t.givenUntil(formatDay(last, ctx.language))
  const shown =
    standing === 'valid' ? status(t.given, 'success') : standingStatus(standing, authorisationWords(ctx.language))
  return { status: shown, note }
}
