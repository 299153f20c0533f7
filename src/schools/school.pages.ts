import { can, may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { longSchoolYear, schoolYearOf } from '../norms/school-year.rules.ts'
import { paths } from '../paths.ts'
import { formatCount } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { exportLinks } from '../web/export.ts'
import { field, select } from '../web/form-parts.ts'
import { type ContentOf, empty, facts, linkTo, pager, status, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { searchableKinds } from './school.forms.ts'
import { type CodeChange, isListed, kindsOf, type School, type SchoolSite, townOf } from './school.rules.ts'
import { kindName, schoolWords } from './school.text.ts'

export interface SchoolList {
  schools: readonly School[]
  total: number
  page: number
  pageSize: number
  /** What is in the address: q, tipo, comune, grado. */
  typed: Readonly<Record<string, string>>
  /** Nothing has been imported yet. */
  registerIsEmpty: boolean
}

export function schoolsPage(list: SchoolList, ctx: Ctx) {
  const t = schoolWords(ctx.language)
  const mayImport = may(ctx.actor, 'school.import')
  const importing = linkTo(t.import, paths.schoolImport(), { look: 'primary', icon: 'it-upload' })
  const actions = mayImport ? [importing] : []
  return {
    title: t.schools,
    t,
    actions: list.registerIsEmpty ? [] : actions,
    filter: filterOf(list, ctx.language),
    table: table({
      caption: t.schools,
      columns: [t.school, t.kind, t.town, { text: t.sites, numeric: true }],
      rows: list.schools.map((school) => schoolRow(school, ctx.language)),
      empty: list.registerIsEmpty
        ? empty(t.noSchools, mayImport ? t.noSchoolsAdvice : '', actions)
        : empty(t.nothingFound, t.nothingFoundAdvice),
    }),
    pager: pagerOf(list, ctx.language),
    exports: exportLinks(`${paths.schools()}?${new URLSearchParams(list.typed).toString()}`),
  }
}

function filterOf({ typed }: SchoolList, language: Language) {
  const t = schoolWords(language)
  const form = formState(language, { typed: { ...typed } })
  return {
    action: paths.schools(),
    fields: [field(form, 'q', { label: t.search, type: 'search' }), field(form, 'comune', { label: t.town })],
    selects: [
      select(form, 'tipo', {
        label: t.kind,
        placeholder: t.everyKind,
        options: searchableKinds.map((kind) => ({ value: kind, text: kindName(kind, language) })),
      }),
      select(form, 'grado', {
        label: t.cycle,
        placeholder: t.secondCycle,
        options: [{ value: 'tutti', text: t.everyCycle }],
      }),
    ],
    clearHref: Object.values(typed).some(Boolean) ? paths.schools() : null,
  }
}

function schoolRow(school: School, language: Language): ContentOf[] {
  const kinds = kindsOf(school).map((kind) => kindName(kind, language))
  return [
    { text: school.name, href: paths.school({ schoolId: school._id }), note: school.code },
    { text: kinds.join(', ') || '—', note: schoolWords(language)[school.management] },
    townOf(school),
    formatCount(school.sites.filter((site) => isListed(school, site)).length, language),
  ]
}

function pagerOf({ page, pageSize, total, typed }: SchoolList, language: Language) {
  const kept = Object.entries(typed).filter(([, value]) => value !== '')
  const count = (of: number) => formatCount(of, language)
  return pager({
    page,
    perPage: pageSize,
    total,
    summary: (from, to, all) => schoolWords(language).summary(count(from), count(to), count(all)),
    href: (number) => `${paths.schools()}?${new URLSearchParams([...kept, ['pagina', String(number)]]).toString()}`,
  })
}

export function schoolPage(school: School, ctx: Ctx) {
  const t = schoolWords(ctx.language)
  const schoolId = school._id
  const settings = linkTo(t.settings, paths.schoolSettings({ schoolId }), { icon: 'it-settings' })
  const invitation = `${paths.accountInvitation()}?${new URLSearchParams({ istituto: schoolId }).toString()}`
  const inReturn = paths.schoolReturn({ schoolId, schoolYear: schoolYearOf(ctx.today).replace('/', '-') })
  const invite = linkTo(t.invite, invitation, { look: 'primary', icon: 'it-mail' })
  const kinds = kindsOf(school).map((kind) => kindName(kind, ctx.language))
  return {
    title: school.name,
    t,
    actions: [
      ...(may(ctx.actor, 'account.invite-school') && kinds.length > 0 ? [invite] : []),
      ...(can(ctx.actor, 'return.view', school) ? [linkTo(t.ministryReturn, inReturn, { icon: 'it-files' })] : []),
      ...(can(ctx.actor, 'school.configure', school) ? [settings] : []),
    ],
    facts: facts([
      [t.code, school.code],
      [t.kind, kinds.join(', ')],
      [t.management, t[school.management]],
      [t.town, townOf(school)],
      [t.province, [school.province, school.region].filter(Boolean).join(', ')],
      [t.whoLogs, t[school.settings.whoLogs]],
      [t.register, longSchoolYear(school.registerYear)],
    ]),
    sites: table({
      caption: t.sites,
      columns: [t.site, t.kind, t.address, t.contacts],
      rows: sitesInOrder(school).map((site) => siteRow(school, site, ctx.language)),
      empty: empty(t.noSites, t.noSitesAdvice),
    }),
    history: [...school.codeHistory].reverse().map((change) => ({
      when: longSchoolYear(change.year),
      text: changeText(change, ctx.language),
      note: null,
    })),
  }
}

/** The head office first, closed sites last. */
function sitesInOrder(school: School): SchoolSite[] {
  const rank = (site: SchoolSite) => (isListed(school, site) ? (site.headOffice ? 0 : 1) : 2)
  return [...school.sites].sort((a, b) => rank(a) - rank(b) || a.code.localeCompare(b.code))
}

function siteRow(school: School, site: SchoolSite, language: Language): ContentOf[] {
  const t = schoolWords(language)
  const notes = [site.code, site.headOffice ? t.headOffice : '', site.evening ? t.evening : '', site.feature ?? '']
  const closed = isListed(school, site) ? null : status(t.closed(longSchoolYear(site.registerYear)), 'neutral')
  const place = [site.postcode, site.town].filter(Boolean).join(' ')
  return [
    { text: site.name, note: notes.filter(Boolean).join(' · '), status: closed },
    { text: site.kind === 'other' ? (site.kindText ?? '—') : kindName(site.kind, language), note: kindNote(site) },
    [site.address, place].filter(Boolean).join(', '),
    { text: site.email ?? site.pec ?? (site.website ? null : '—'), note: null, actions: websiteLinks(site) },
  ]
}

function kindNote({ kind, kindText }: SchoolSite): string | null {
  return kind === 'other' ? null : kindText
}

function websiteLinks({ website }: SchoolSite) {
  return website ? [linkTo(new URL(website).hostname, website, { look: 'plain' })] : []
}

function changeText(change: CodeChange, language: Language): string {
  return schoolWords(language)[change.kind](change)
}
