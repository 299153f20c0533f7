import type { Ctx } from '../access/actor.ts'
import type { ContentField } from '../lab-modules/module-version.rules.ts'
import { paths } from '../paths.ts'
import { formatDay } from '../platform/format.ts'
import type { Day } from '../platform/day.ts'
import { type ContentOf, empty, table } from '../web/parts.ts'
import { problemSummary, radios } from '../web/form-parts.ts'
import { formState } from '../web/problem-texts.ts'
import type { EditionCopy } from './edition-copy.rules.ts'
import { contentFieldWords, editionCopyWords } from './edition-copy.text.ts'
import { patternText, periodText, type PartnerPlaces } from './edition-list.pages.ts'
import { staffText } from './edition.pages.ts'
import type { Edition, StaffMember } from './edition.rules.ts'
import { editionWords } from './edition.text.ts'

export interface CopyParts {
  /** Of the copy to be made. */
  id: string
  copy: EditionCopy
  place: PartnerPlaces
  /** The people of the copy. */
  staff: readonly StaffMember[]
  /** The number of the version in force; null: the module is not published any more. */
  inForce: number | null
}

/** What the copy would be, beside what it is a copy of; one button makes it. */
export function copyPage(edition: Edition, parts: CopyParts, ctx: Ctx) {
  const t = editionCopyWords(ctx.language)
  const { copy, inForce } = parts
  const form = formState(ctx.language, { typed: { which: 'current' } })
  const same = edition.module.number
  const which = radios(form, 'which', {
    label: t.which,
    required: true,
    options: [
      { value: 'current', text: t.current(inForce ?? same) },
      { value: 'same', text: t.same(same) },
    ],
  })
  return {
    title: t.title(edition.title, copy.schoolYear),
    lead: t.lead,
    problems: problemSummary(form, [which]),
    table: comparison(edition, parts, ctx),
    notes: notesOf(copy, ctx),
    which: inForce !== null && inForce !== same ? which : null,
    none: inForce === null ? t['no-such-module'] : null,
    hidden: [{ name: 'id', value: parts.id }, ...(inForce === same ? [{ name: 'which', value: 'current' }] : [])],
    action: paths.editionCopy({ editionId: edition._id }),
    submit: { text: t.create, cancel: { text: t.back, href: paths.edition({ editionId: edition._id }) } },
  }
}

function comparison(edition: Edition, { copy, place, staff }: CopyParts, ctx: Ctx) {
  const t = editionCopyWords(ctx.language)
  const words = editionWords(ctx.language)
  const { facts } = copy
  const day = (on: Day | null) => on && formatDay(on, ctx.language)
  const rows: ContentOf[][] = [
    [t.period, periodText(edition, ctx.language), periodText(facts, ctx.language)],
    [t.pattern, patternText(edition, ctx.language), patternText(facts, ctx.language)],
    [t.spaces, spaceNames(edition, place), spaceNames(facts, place)],
    [t.staff, staffText(edition.staff, words), staffText(staff, words)],
    [t.seats, edition.seats, facts.seats],
    [t.minimumBy, day(edition.minimumBy), day(facts.minimumBy)],
    [t.enrolUntil, day(edition.enrolUntil), day(facts.enrolUntil)],
  ]
  return table({ caption: t.comparison, columns: [t.fact, t.before, t.after], rows, empty: empty('') })
}

function spaceNames({ roomIds, machineIds }: Pick<Edition, 'roomIds' | 'machineIds'>, { spaces }: PartnerPlaces) {
  return [...roomIds, ...machineIds].flatMap((id) => spaces.find((space) => space.id === id)?.name ?? []).join(', ')
}

/** What is left out of the copy, and what the module says otherwise now. */
function notesOf({ leftOutStaff, leftOutSpaces, changes }: EditionCopy, { language }: Ctx): string[] {
  const [t, fields] = [editionCopyWords(language), contentFieldWords(language)]
  const names = leftOutStaff.map(({ name }) => name).join(', ')
  const parts = changes.map((change: ContentField) => fields[change]).join(', ')
  return [
    ...(names ? [t.leftOutStaff(names)] : []),
    ...(leftOutSpaces > 0 ? [t.leftOutSpaces(leftOutSpaces)] : []),
    ...(parts ? [t.changedParts(parts)] : []),
  ]
}
