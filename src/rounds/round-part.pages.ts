import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Typed } from '../platform/form.ts'
import { type District, offered } from '../programme/programme.rules.ts'
import type { SchoolClass } from '../schools/school-class.rules.ts'
import { fullName, type Student } from '../schools/student.rules.ts'
import { checkboxes, problemSummary, select } from '../web/form-parts.ts'
import { type ContentOf, empty, type Table, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { refusalText } from './round-form.pages.ts'
import { roundProblemWords } from './round-problem.text.ts'
import { setupWords } from './round-setup.text.ts'
import { roundTabs, stepTitle } from './round-tabs.pages.ts'
import type { Submitted } from './round.pages.ts'
import type { Round, RoundPart } from './round.rules.ts'

export interface PartParts {
  /** null: the city, which has no part of its own */
  part: RoundPart | null
  mark: string
  /** of the own school in the year of the round */
  classes: readonly SchoolClass[]
  /** students of each class of the part, by name */
  students: ReadonlyMap<string, readonly Student[]>
  counts: ReadonlyMap<string, number>
  districts: readonly District[]
  schools: ReadonlyMap<string, string>
  /** how many take part of each school */
  members: ReadonlyMap<string, number>
  /** why the own part cannot be changed; null: it can */
  refusal: string | null
  submitted: Submitted
}

export function partPage(round: Round, parts: PartParts, ctx: Ctx) {
  return {
    title: stepTitle(round, 'who', ctx),
    tabs: roundTabs(round, 'who', ctx),
    ...ownPartOf(round, parts, ctx),
    schools: round.schoolId === null ? schoolsTable(round, parts, ctx) : null,
  }
}

/** The form of the own part, the part as it is read only, or for the city what it will find here. */
function ownPartOf(round: Round, parts: PartParts, ctx: Ctx) {
  const t = setupWords(ctx.language)
  const { part, refusal } = parts
  if (part === null) return { lead: t.whoCityLead, refusal: null, form: null, own: null }
  if (refusal !== null)
    return { lead: null, refusal: refusalText(refusal, ctx), form: null, own: ownTable(part, parts, ctx) }
  const lead = round.kind === 'labs' ? t.labsLead : t.whoLead
  return { lead, refusal: null, form: partForm(round, part, parts, ctx), own: null }
}

// oxlint-disable-next-line max-params -- the part is there, which its parts alone do not say
function partForm(round: Round, part: RoundPart, parts: PartParts, { language }: Ctx) {
  const t = setupWords(language)
  const { classIds, leftOut, accessible, district } = part
  const start: Typed = { classIds, leftOut, accessible, district: district ?? '' }
  const typed = parts.submitted.typed ?? start
  const form = formState(language, { ...parts.submitted, typed }, roundProblemWords(language))
  const classes = checkboxes(form, 'classIds', {
    label: t.classes,
    required: true,
    options: parts.classes.map(({ _id, label }) => ({
      value: _id,
      text: label,
      hint: t.classStudents(parts.counts.get(_id) ?? 0),
    })),
  })
  const choices = offered(parts.districts, district ? [district] : [])
  const where = select(form, 'district', {
    label: t.district,
    hint: t.districtHint,
    placeholder: t.noDistrict,
    options: choices.map(({ code, name }) => ({ value: code, text: name[language] })),
  })
  const lists = round.kind === 'labs' ? [] : classTables(part, parts, { typed, language })
  return {
    problems: problemSummary(form, [classes, where]),
    classes: parts.classes.length > 0 ? classes : null,
    none: empty(t.noClasses, t.noClassesAdvice),
    district: where,
    hint: lists.length > 0 ? t.accessibleHint : null,
    lists,
    hidden: [{ name: 'mark', value: parts.mark }],
    action: paths.roundPart({ roundId: round._id }),
    submit: { text: t.save, cancel: { text: t.cancel, href: paths.round({ roundId: round._id }) } },
  }
}

/** One table for each class, with two boxes for each student. */
function classTables(
  { classIds }: RoundPart,
  { classes, students }: PartParts,
  { typed, language }: { typed: Typed; language: Ctx['language'] },
): { title: string; table: Table }[] {
  const t = setupWords(language)
  const ticked = (name: string) => new Set(typed[name] ?? [])
  const [out, accessible] = [ticked('leftOut'), ticked('accessible')]
  return classes
    .filter(({ _id }) => classIds.includes(_id))
    .map(({ _id, label }) => {
      const rows = (students.get(_id) ?? []).map((student): ContentOf[] => {
        const name = fullName(student)
        const box = (field: string, said: string, checked: boolean) => ({
          tick: { name: field, value: student._id, label: said, checked },
        })
        return [
          name,
          box('leftOut', t.leftOutOf(name), out.has(student._id)),
          box('accessible', t.accessibleOf(name), accessible.has(student._id)),
        ]
      })
      const all = table({
        caption: t.studentsOf(label),
        columns: [t.student, t.leftOut, t.accessible],
        rows,
        empty: empty(label),
      })
      // One box that ticks both columns would help nobody.
      return { title: label, table: { ...all, ticks: false } }
    })
}

/** The own classes, where they are only read. */
function ownTable({ classIds }: RoundPart, { classes, counts }: PartParts, { language }: Ctx): Table {
  const t = setupWords(language)
  const rows = classes
    .filter(({ _id }) => classIds.includes(_id))
    .map(({ _id, label }): ContentOf[] => [label, counts.get(_id) ?? 0])
  return table({
    caption: t.classes,
    columns: [t.class, { text: t.studentCount, numeric: true }],
    rows,
    empty: empty(t.noClassYet),
  })
}

/** Which schools take part and with how many: a school reads itself, and the others in one line. */
function schoolsTable({ parts: all }: Round, { schools, members }: PartParts, { actor, language }: Ctx): Table {
  const t = setupWords(language)
  const numbers = all.map(({ schoolId, classIds }) => [classIds.length, members.get(schoolId) ?? 0] as const)
  const sum = (index: 0 | 1) => numbers.reduce((total, each) => total + each[index], 0)
  const shown = all.filter(({ schoolId }) => !('schoolId' in actor) || actor.schoolId === schoolId)
  return table({
    caption: t.who,
    columns: [t.school, { text: t.classCount, numeric: true }, { text: t.studentCount, numeric: true }],
    rows: shown.map(({ schoolId, classIds }) => [
      schools.get(schoolId) ?? schoolId,
      classIds.length,
      members.get(schoolId) ?? 0,
    ]),
    totals: [t.inAll, sum(0), sum(1)],
    empty: empty(t.noSchool),
  })
}
