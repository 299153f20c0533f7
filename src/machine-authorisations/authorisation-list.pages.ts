import { can, may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatDay } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import { entryName, type MachineKind } from '../programme/programme.rules.ts'
import { exportLinks } from '../web/export.ts'
import { field, select } from '../web/form-parts.ts'
import { type ContentOf, empty, linkTo, pager, type Status, status, table, type Tone } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import {
  type AuthorisationNorms,
  type AuthorisationStanding,
  authorisationStandings,
} from './machine-authorisation.rules.ts'
import { lastDayToTell, type MachineAuthorisation, standingOn } from './machine-authorisation.rules.ts'
import { authorisationWords, type AuthorisationWords } from './machine-authorisation.text.ts'

export type ListedAuthorisation = Omit<MachineAuthorisation, 'grants' | 'editionId'>

/** What the list is filtered by, as it stands in the address. */
export const searchFields = ['q', 'macchina', 'classe', 'stato'] as const
export type TypedSearch = Readonly<Record<(typeof searchFields)[number], string>>

/** Authorisations, and what those they mention are called. */
export interface AroundAuthorisations {
  authorisations: readonly ListedAuthorisation[]
  total: number
  norms: AuthorisationNorms
  machineKinds: readonly MachineKind[]
  /** Of students, by id. */
  names: ReadonlyMap<string, string>
  partners: ReadonlyMap<string, string>
  /** For schools, the class that each student is in. */
  classes: ReadonlyMap<string, string>
  /** For hosts, the name of each school. */
  schools: ReadonlyMap<string, string>
}

export interface AuthorisationList extends AroundAuthorisations {
  typed: TypedSearch
  /** The classes of this year to choose from. */
  ownClasses: readonly { _id: string; label: string }[]
  page: number
  perPage: number
}

const tones: Record<AuthorisationStanding, Tone> = {
  valid: 'success',
  expired: 'warning',
  idle: 'warning',
  revoked: 'danger',
}

export function standingStatus(standing: AuthorisationStanding, t: AuthorisationWords): Status {
  return status(t[standing], tones[standing])
}

/** The authorisations of a school's students, or those that a host has given. */
export function authorisationsPage(list: AuthorisationList, ctx: Ctx) {
  const t = authorisationWords(ctx.language)
  const filtered = searchFields.some((name) => list.typed[name] !== '')
  const href = (page: number) => withQuery(paths.authorisations(), { ...list.typed, pagina: String(page) })
  const host = isHost(ctx)
  const columns = [t.student, t.machine, ...(host ? [] : [t.partner]), t.earnedOn, t.lastDay, t.standing]
  return {
    title: t.title,
    lead: host ? t.hostLead : t.schoolLead,
    filter: { ...filterOf(list, ctx), clearHref: filtered ? paths.authorisations() : null },
    table: table({
      caption: t.title,
      columns: [...columns, ...(host ? [{ text: t.actions, quiet: true }] : [])],
      rows: list.authorisations.map((each) => rowOf(each, list, ctx)),
      empty: filtered ? empty(t.notFound, t.notFoundAdvice) : nothingYet(t, ctx),
    }),
    exports: exportLinks(href(1)),
    pager: pager({
      page: list.page,
      perPage: list.perPage,
      total: list.total,
      summary: t.summary,
      href,
    }),
  }
}

export function isHost({ actor }: Ctx): boolean {
  return may(actor, 'machine-authorisation.grant')
}

function nothingYet(t: AuthorisationWords, ctx: Ctx) {
  if (isHost(ctx)) return empty(t.noneAtHost, t.noneAtHostAdvice, [linkTo(t.labs, paths.editions())])
  return empty(t.noneAtSchool, t.noneAtSchoolAdvice, [linkTo(t.catalogue, paths.modules())])
}

function filterOf({ typed, machineKinds, ownClasses }: AuthorisationList, { language }: Ctx) {
  const t = authorisationWords(language)
  const form = formState(language, { typed })
  const machines = machineKinds
    .filter(({ code, authorisation }) => authorisation || code === typed.macchina)
    .map(({ code, name }) => ({ value: code, text: name[language] }))
  const standings = authorisationStandings.map((standing) => ({ value: standing, text: t[standing] }))
  const classes = ownClasses.map(({ _id, label }) => ({ value: _id, text: label }))
  return {
    action: paths.authorisations(),
    fields: [field(form, 'q', { label: t.search, type: 'search' })],
    selects: [
      select(form, 'macchina', { label: t.machine, options: machines, placeholder: t.anyMachine }),
      select(form, 'stato', { label: t.standing, options: standings, placeholder: t.anyStanding }),
      ...(classes.length > 0
        ? [select(form, 'classe', { label: t.class, options: classes, placeholder: t.anyClass })]
        : []),
    ],
  }
}

function rowOf(each: ListedAuthorisation, around: AroundAuthorisations, ctx: Ctx): ContentOf[] {
  const { language, today } = ctx
  const t = authorisationWords(language)
  const host = isHost(ctx)
  const standing = standingOn(each, today, around.norms)
  const partner = around.partners.get(each.partnerId) ?? null
  return [
    {
      text: around.names.get(each.studentId) ?? each.studentName,
      note: (host ? around.schools.get(each.schoolId) : around.classes.get(each.studentId)) ?? null,
    },
    entryName(around.machineKinds, each.machineKind, language),
    ...(host ? [] : [partner]),
    formatDay(each.earnedOn, language),
    lastDayCell(each, around.norms, ctx),
    { status: standingStatus(standing, t), note: each.revoked?.reason ?? null },
    ...(host ? [{ actions: standing === 'valid' ? revocation(each, ctx) : [] }] : []),
  ]
}

function lastDayCell(each: ListedAuthorisation, norms: AuthorisationNorms, { language, today }: Ctx): ContentOf {
  const t = authorisationWords(language)
  if (each.revoked) return null
  const last = lastDayToTell(each, today, norms)
  if (last === null) return t.noEnd
  const mayLastLonger = last !== each.until && last >= today
  return { text: formatDay(last, language), note: mayLastLonger ? t.unlessUsed : null }
}

function revocation(each: ListedAuthorisation, ctx: Ctx) {
  const t = authorisationWords(ctx.language)
  if (!can(ctx.actor, 'machine-authorisation.grant', each)) return []
  return [linkTo(t.revoke, paths.authorisationRevocation({ authorisationId: each._id }), { look: 'plain' })]
}
