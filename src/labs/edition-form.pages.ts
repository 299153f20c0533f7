import type { Ctx } from '../access/actor.ts'
import { studentsFollowedBy } from '../norms/tutor-ratio.rules.ts'
import type { Partner } from '../partners/partner.rules.ts'
import type { Space } from '../partners/profile.rules.ts'
import { type SpaceNode, spaceTree } from '../partners/space.rules.ts'
import { paths } from '../paths.ts'
import type { Typed } from '../platform/form.ts'
import { formatHours, weekdayName } from '../platform/format.ts'
import type { Weekday } from '../platform/day.ts'
import type { Language } from '../platform/words.ts'
import { type Choices, checkboxes, field, type FormState, problemSummary, select } from '../web/form-parts.ts'
import { empty, linkTo, table } from '../web/parts.ts'
import { editableParts, seatLimits } from './edition-facts.rules.ts'
import { editionFormWords } from './edition-form.text.ts'
import { seatHolders, seatSentences } from './edition-seats.pages.ts'
import { editionFormState, staffPart, submitOf } from './edition-staff.pages.ts'
import { slotRows, typedFacts } from './edition.forms.ts'
import type { Edition } from './edition.rules.ts'

export interface Submitted {
  typed?: Typed
  problems?: Record<string, string>
}

type Host = Pick<Partner, '_id' | 'name' | 'sites' | 'spaces' | 'tutors'>
type Taught = Pick<Edition['module'], 'title' | 'minutes' | 'minimum' | 'maximum' | 'risk'>

export interface NewFormParts {
  id: string
  moduleId: string
  module: Taught
  partner: Host
  /** The code it would get by itself. */
  code: string
  /** What a copy is of: the edition, and the version of the module. */
  copy: { copiedFrom: string; versionNumber: string } | null
  submitted: Submitted
}

export function newEditionPage(given: NewFormParts, ctx: Ctx) {
  const { id, moduleId, module, partner, code, copy, submitted } = given
  const f = editionFormWords(ctx.language)
  const typed = submitted.typed ?? defaultsOf(module, partner)
  const form = editionFormState(ctx.language, { ...submitted, typed }, seatSentences(typed, ctx))
  const limits = [f.limitModule(module.maximum), f.perPerson(studentsFollowedBy(1, module.risk))]
  const parts = factParts(form, { partner, limits, code: f.codeHint(code), language: ctx.language })
  const staff = staffPart(form, { partner, ctx })
  return {
    ...parts,
    title: f.newTitle,
    lead: f.newLead(module.title, formatHours(module.minutes), partner.name),
    again: linkTo(f.changeChoice, paths.newEdition(), { look: 'plain' }),
    f,
    staff,
    problems: problemSummary(form, [...parts.controls, ...staff.controls]),
    hidden: [
      { name: 'id', value: id },
      { name: 'moduleId', value: moduleId },
      { name: 'partnerId', value: partner._id },
      ...Object.entries(copy ?? {}).map(([name, value]) => ({ name, value })),
    ],
    action: paths.newEdition(),
    submit: { text: f.create, cancel: { text: f.cancel, href: paths.editions() } },
  }
}

/** What is usual: the module's own numbers, at the partner's first site. */
function defaultsOf(module: Taught, partner: Host): Typed {
  return {
    title: module.title,
    siteId: partner.sites[0]?.id ?? '',
    minimum: String(module.minimum),
    seats: '',
    'staff-1-part': 'trainer',
  }
}

export interface EditFormParts {
  partner: Host
  /** Names of the schools whose groups hold seats. */
  schools: ReadonlyMap<string, string>
  submitted: Submitted
}

export function editEditionPage(edition: Edition, { partner, schools, submitted }: EditFormParts, ctx: Ctx) {
  const f = editionFormWords(ctx.language)
  const typed = submitted.typed ?? typedFacts(edition)
  const begun = editableParts(edition.state) === 'some'
  const numbers = seatSentences(typed, { language: ctx.language, edition, begun })
  const form = editionFormState(ctx.language, { ...submitted, typed }, numbers)
  const limits = limitsOf(edition, partner, ctx.language)
  const parts = factParts(form, { partner, limits, code: null, language: ctx.language })
  const planned = edition.sessions.some(({ state }) => state === 'planned')
  const controls = begun ? [parts.fields.title, parts.fields.seats, parts.fields.enrolUntil] : parts.controls
  return {
    ...parts,
    title: f.editTitle(edition.title),
    lead: begun ? f.begunLead : planned ? f.plannedLead : null,
    plan: begun || planned ? linkTo(f.goToPlan, paths.editionPlan({ editionId: edition._id })) : null,
    f,
    begun,
    holders: submitted.problems?.['seats'] === 'seats-below-taken' ? seatHolders(edition, schools, ctx) : null,
    problems: problemSummary(form, controls),
    hidden: [{ name: 'version', value: String(edition.version) }],
    action: paths.editionEdit({ editionId: edition._id }),
    submit: submitOf(edition, ctx.language),
  }
}

function limitsOf(edition: Edition, partner: Host, language: Language): string[] {
  const f = editionFormWords(language)
  const { module, rooms, tutors } = seatLimits(edition, { module: edition.module, partner })
  return [
    f.limitModule(module),
    ...(rooms === null ? [] : [f.limitRooms(rooms)]),
    ...(tutors === null ? [] : [f.limitTutors(tutors)]),
  ]
}

interface FactParts {
  partner: Host
  limits: readonly string[]
  /** The hint of the field for the code; null: there is no such field. */
  code: string | null
  language: Language
}

function factParts(form: FormState, { partner, limits, code, language }: FactParts) {
  const f = editionFormWords(language)
  const sites = partner.sites.map(({ id, name, address }) => ({ value: id, text: `${name}, ${address}` }))
  const day = (name: 'from' | 'to') => field(form, name, { label: f[name], type: 'date', required: true })
  const count = (name: 'seats' | 'minimum', hint?: string) =>
    field(form, name, {
      label: f[name],
      type: 'number',
      required: true,
      min: '1',
      max: '500',
      ...(hint ? { hint } : {}),
    })
  const fields = {
    title: field(form, 'title', { label: f.title, required: true, maxlength: 160 }),
    code: code ? field(form, 'code', { label: f.code, hint: code, maxlength: 30, width: 'medium' }) : null,
    siteId: select(form, 'siteId', { label: f.site, required: true, options: sites }),
    rooms: spaceChoices(form, { partner, kind: 'room', language }),
    machines: spaceChoices(form, { partner, kind: 'machine', language }),
    from: day('from'),
    to: day('to'),
    seats: count('seats', f.seatsHint(limits.join(', '))),
    minimum: count('minimum'),
    minimumBy: field(form, 'minimumBy', { label: f.minimumBy, hint: f.minimumByHint, type: 'date' }),
    enrolUntil: field(form, 'enrolUntil', { label: f.enrolUntil, hint: f.enrolUntilHint, type: 'date' }),
  }
  const pattern = patternPart(form, language)
  const noSpaces = partner.spaces.length === 0
  return {
    fields,
    pattern: pattern.table,
    patternProblem: form.problems['pattern'] ? form.say(form.problems['pattern']) : null,
    noSpaces: noSpaces ? f.noSpaces : null,
    addSpaces: noSpaces
      ? linkTo(f.addSpaces, paths.partnerPlaces({ partnerId: partner._id }), { look: 'plain' })
      : null,
    controls: [...Object.values(fields).filter((each) => each !== null), ...pattern.controls],
  }
}

type SpacesOf = { partner: Host; kind: Space['kind']; language: Language }

/** Rooms or machines with the rooms around them; null when the partner has none. */
function spaceChoices(form: FormState, { partner, kind, language }: SpacesOf): Choices | null {
  const f = editionFormWords(language)
  const several = partner.sites.length > 1
  const options = partner.sites.flatMap(({ id, name }) =>
    withPlaces(spaceTree(partner.spaces, id), [])
      .filter(({ space }) => space.kind === kind)
      .map(({ space, path }) => ({
        value: space.id,
        text: [...path, space.name].join(' › '),
        hint: [space.places === null ? '' : f.places(space.places), several ? name : ''].filter(Boolean).join(' · '),
      })),
  )
  if (options.length === 0) return null
  const name = kind === 'room' ? 'rooms' : 'machines'
  return checkboxes(form, name, { label: f[name], ...(kind === 'room' ? { hint: f.roomsHint } : {}), options })
}

function withPlaces(nodes: readonly SpaceNode[], path: readonly string[]): { space: Space; path: readonly string[] }[] {
  return nodes.flatMap(({ space, inside }) => [{ space, path }, ...withPlaces(inside, [...path, space.name])])
}

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

function patternPart(form: FormState, language: Language) {
  const f = editionFormWords(language)
  const days = weekdays.map((each) => ({ value: String(each), text: weekdayName(each, language) }))
  const rows = slotRows.map((row) => ({
    weekday: select(form, `slot-${row}-weekday`, { label: f.row(f.weekday, row), options: days, placeholder: '—' }),
    from: field(form, `slot-${row}-from`, { label: f.row(f.slotFrom, row), type: 'time' }),
    to: field(form, `slot-${row}-to`, { label: f.row(f.slotTo, row), type: 'time' }),
  }))
  return {
    controls: rows.flatMap(({ weekday, from, to }) => [weekday, from, to]),
    table: table({
      caption: f.pattern,
      columns: [f.turn, f.weekday, f.slotFrom, f.slotTo],
      rows: rows.map(({ weekday, from, to }, index) => [
        index + 1,
        { select: weekday },
        { field: from },
        { field: to },
      ]),
      empty: empty(''),
    }),
  }
}
