import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { dayOf, type Day } from '../platform/day.ts'
import { formatDay, formatHours } from '../platform/format.ts'
import { entryName } from '../programme/programme.rules.ts'
import { type ContentOf, empty, facts, type Facts, linkTo, status, table } from '../web/parts.ts'
import { currentVersion, type LabModule, type ModuleVersion } from './lab-module.rules.ts'
import { moduleWords } from './lab-module.text.ts'
import { forWhom, type Lists, machineNames, moduleStatus, partsTable } from './module-content.pages.ts'
import { changesTable, historyOf, versionsTable } from './module-history.pages.ts'
import { nextStep } from './module-next.pages.ts'
import { type ModulePageWords, modulePageWords } from './module-page.text.ts'

/** A module as others name it; those that this reader may not open are not among them. */
export type LinkedModule = Pick<LabModule, '_id' | 'code' | 'title' | 'state'>

/** An edition of the module, as its page shows it. */
export interface ModuleEdition {
  _id: string
  code: string
  title: string
  partnerId: string
  state: string
  from: Day
  to: Day
  seats: number
  taken: number
}

export interface AroundModule extends Lists {
  /** Which version is read. */
  version: ModuleVersion
  required: readonly LinkedModule[]
  requiredBy: readonly LinkedModule[]
  copiedFrom: LinkedModule | null
  editions: readonly ModuleEdition[]
  partnerNames: ReadonlyMap<string, string>
}

/** The page of a module: what it is, what this person does next, its labs, its versions. */
export function modulePage(module: LabModule, around: AroundModule, ctx: Ctx) {
  const t = moduleWords(ctx.language)
  const p = modulePageWords(ctx.language)
  const { version } = around
  const current = currentVersion(module)
  const old = version.number !== current.number
  const edits = may(ctx.actor, 'module.edit')
  return {
    title: version.title,
    t,
    p,
    lead: t.codeAndTitle(module.code, entryName(around.themes, version.theme, ctx.language)),
    // Published is what others expect of a catalogue.
    state: edits || module.state !== 'published' ? moduleStatus(module.state, ctx.language) : null,
    old: old ? oldPart(module, around, ctx) : null,
    next: old ? null : nextStep(module, around, ctx),
    description: linesOf(version.description),
    facts: facts(factsOf(version, around, ctx)),
    parts: partsTable(version, ctx.language),
    requirements: requirementsOf(version, around, ctx),
    materials: linesOf(version.materials),
    editions: old ? null : editionsTable(around, ctx),
    changes: (old || edits) && version.number > 1 ? changesTable(module, around, ctx.language) : null,
    versions: versionsTable(module, { ...around, reads: version.number }, ctx),
    history: edits ? historyOf(module, ctx.language) : [],
  }
}

function linesOf(text: string | null): string[] {
  return text?.split('\n').filter((line) => line.trim() !== '') ?? []
}

function oldPart(module: LabModule, around: AroundModule, ctx: Ctx) {
  const p = modulePageWords(ctx.language)
  const { number, at } = around.version
  const day = formatDay(dayOf(at), ctx.language)
  return {
    text: p.oldVersion(number, day, currentVersion(module).number),
    action: linkTo(p.seeCurrent, paths.module({ moduleId: module._id })),
  }
}

function factsOf(version: ModuleVersion, around: AroundModule, ctx: Ctx): (readonly [string, ContentOf])[] {
  const { language } = ctx
  const [t, p] = [moduleWords(language), modulePageWords(language)]
  const { machines, grants, countableMinutes } = version
  const counted = countableMinutes > 0 ? formatHours(countableMinutes) : t.countableNone
  const names = { ...around, language }
  return [
    [t.minutes, formatHours(version.minutes)],
    [t.level, t[version.level]],
    [t.forWhom, forWhom(version, language)],
    [t.participants, t.participantsOf(version.minimum, version.maximum)],
    [t.countable, { text: counted, note: countableMinutes > 0 ? t.countableNote : null }],
    [t.machines, machines.length > 0 ? machineNames(machines, names) : t.noneMachines],
    ...(grants.length > 0 ? [[t.grants, machineNames(grants, names)] as const] : []),
    [t.risk, t[version.risk]],
    [t.funding, { text: t[version.funding], note: version.cup && `${t.cup} ${version.cup}` }],
    ...(around.copiedFrom ? [[p.copiedFrom, linkOf(around.copiedFrom)] as const] : []),
    ...around.requiredBy.map((module) => [p.requiredBy, linkOf(module)] as const),
  ]
}

function linkOf({ _id, code, title }: LinkedModule): ContentOf {
  return { text: title, href: paths.module({ moduleId: _id }), note: code }
}

/** What must be done before: modules with their links, and authorisations. Nothing: a sentence that says so. */
function requirementsOf(version: ModuleVersion, around: AroundModule, ctx: Ctx): { none: string | null; facts: Facts } {
  const [t, p] = [moduleWords(ctx.language), modulePageWords(ctx.language)]
  const byCode = new Map(around.required.map((module) => [module.code, module]))
  const modules = version.requiredModules.map((code): readonly [string, ContentOf] => {
    const module = byCode.get(code)
    return [t.requiredModules, module ? linkOf(module) : code]
  })
  const machines = machineNames(version.requiredMachines, { ...around, language: ctx.language })
  const all = [...modules, ...(machines ? [[t.requiredMachines, machines] as const] : [])]
  return { none: all.length === 0 ? p.noRequirements : null, facts: facts(all) }
}

function editionsTable({ editions, partnerNames }: AroundModule, ctx: Ctx) {
  const p = modulePageWords(ctx.language)
  const t = moduleWords(ctx.language)
  const enrols = may(ctx.actor, 'lab-enrolment.edit')
  return table({
    caption: p.editions,
    columns: [
      p.edition,
      p.where,
      p.when,
      { text: p.seats, numeric: true },
      t.state,
      ...(enrols ? [{ text: p.next, quiet: true }] : []),
    ],
    rows: editions.map((edition) => [
      { text: edition.title, href: paths.edition({ editionId: edition._id }), note: edition.code },
      partnerNames.get(edition.partnerId) ?? null,
      p.period(formatDay(edition.from, ctx.language), formatDay(edition.to, ctx.language)),
      p.seatsOf(Math.max(0, edition.seats - edition.taken), edition.seats),
      edition.state === 'open' ? status(p.open, 'success') : status(p.running, 'info'),
      ...(enrols ? [enrolButton(edition, p)] : []),
    ]),
    empty: empty(p.noEditions, p.noEditionsAdvice),
  })
}

function enrolButton({ _id, state }: ModuleEdition, { enrol }: ModulePageWords): ContentOf {
  if (state !== 'open') return { text: '' }
  return { actions: [linkTo(enrol, paths.labEnrolment({ editionId: _id }), { look: 'plain' })] }
}
