import type { Ctx } from '../access/actor.ts'
import type { StudentSignIn, TwinAccounts } from '../accounts/twin-accounts.rules.ts'
import { paths } from '../paths.ts'
import { formatDay } from '../platform/format.ts'
import { hoursAndMinutes } from '../platform/minutes.ts'
import { withQuery } from '../platform/path.ts'
import type { Problems, Typed } from '../platform/form.ts'
import {
  type IdentityFact,
  identityFacts,
  looksLikeTwo,
  type Side,
  type StandingIdentity,
} from '../schools/student-merge.rules.ts'
import { fullName, type Student } from '../schools/student.rules.ts'
import { checkbox, field, type FormState, problemSummary, radios } from '../web/form-parts.ts'
import { type ContentOf, empty, linkTo, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { searchBox } from '../web/search-box.ts'
import { obstacleTable } from './student-merge-obstacle.pages.ts'
import { asKept, type Belongings, type MergeObstacle } from './student-merge.rules.ts'
import { studentMergeWords } from './student-merge.text.ts'

type Words = ReturnType<typeof studentMergeWords>

export interface MergeView {
  students: Record<Side, Student>
  belongings: Record<Side, Belongings>
  accounts: TwinAccounts
  obstacles: readonly MergeObstacle[]
  /** How classes are called, by id. */
  labels: ReadonlyMap<string, string>
  submitted: { typed?: Typed; problems?: Problems }
}

/** The two records side by side, what stands in the way, and the form that makes them one. */
export function studentMergePage(view: MergeView, ctx: Ctx) {
  const t = studentMergeWords(ctx.language)
  const { keep, gone } = view.students
  const swap = withQuery(paths.studentMerge({ studentId: gone._id }), { con: keep._id })
  return {
    title: t.title,
    t,
    comparison: comparison(view, ctx, t),
    notes: notesOf(view, ctx, t),
    actions: [linkTo(t.swap, swap, { look: 'plain' })],
    obstacles: view.obstacles.length > 0 ? obstacleTable(view, ctx) : null,
    form: view.obstacles.length > 0 ? null : mergeForm(view, ctx, t),
  }
}

const counted = [
  'enrolments',
  'placements',
  'minutes',
  'diaryPages',
  'absences',
  'evaluations',
  'certificates',
  'file',
  'priorHours',
  'labs',
  'rollLines',
  'authorisations',
  'attestations',
  'proposals',
  'choices',
  'roundPlaces',
  'roundNotes',
  'paperRegisters',
  'exports',
] as const satisfies readonly (keyof Belongings)[]

function comparison({ students, belongings, accounts }: MergeView, ctx: Ctx, t: Words) {
  const { keep, gone } = belongings
  const text = (what: keyof Belongings, { [what]: amount }: Belongings) =>
    what === 'minutes' ? hoursAndMinutes(amount) : String(amount)
  const name = (student: Student) => ({
    text: fullName(student),
    href: paths.student({ studentId: student._id }),
  })
  return table({
    caption: t.comparison,
    columns: [t.what, t.keep, t.gone],
    rows: [
      [t.name, name(students.keep), name(students.gone)],
      ...identityFacts
        .filter((fact) => fact !== 'name')
        .map((fact): ContentOf[] => [t[fact], factText(students.keep, fact, ctx), factText(students.gone, fact, ctx)]),
      [t.account, accountText(accounts.keep, t), accountText(accounts.gone, t)],
      ...counted
        .filter((what) => keep[what] > 0 || gone[what] > 0)
        .map((what): ContentOf[] => [t[what], text(what, keep), text(what, gone)]),
    ],
    empty: empty(t.comparison),
  })
}

function factText(identity: StandingIdentity, fact: IdentityFact, { language }: Ctx): string | null {
  if (fact === 'name') return fullName(identity)
  if (fact === 'birthDate') return identity.birthDate && formatDay(identity.birthDate, language)
  return identity[fact]
}

function accountText(account: StudentSignIn | null, t: Words): string {
  if (!account) return t.noAccount
  const name = account.username ?? ''
  return account.active ? t.accountActive(name) : t.accountWaiting(name)
}

function notesOf({ students, accounts, belongings }: MergeView, ctx: Ctx, t: Words) {
  const two = looksLikeTwo(students.keep, students.gone, ctx.today) ? [{ kind: 'warning', text: t.looksLikeTwo }] : []
  const told = [...accountNotes(accounts, t), ...(belongings.gone.exports > 0 ? [t.exportsNote] : [])]
  return [...two, ...told.map((text) => ({ kind: 'info', text }))]
}

function accountNotes(accounts: TwinAccounts, t: Words): string[] {
  const name = accounts[accounts.stays]?.username ?? ''
  if (accounts.keep && accounts.gone) return [t.accountStays(name)]
  return accounts.gone ? [t.accountMoves(name)] : []
}

function mergeForm({ students, submitted }: MergeView, ctx: Ctx, t: Words) {
  const form = formState(ctx.language, { typed: { ...asKept }, ...submitted }, t)
  const choices = identityFacts.flatMap((fact) => choiceOf(form, fact, { students, ctx, t }))
  const reason = field(form, 'reason', { label: t.reason, hint: t.reasonHint, required: true, maxlength: 200 })
  const confirmed = checkbox(form, 'confirmed', { label: t.confirmed, required: true })
  return {
    action: paths.studentMerge({ studentId: students.keep._id }),
    goneId: students.gone._id,
    choices,
    reason,
    confirmed,
    problems: problemSummary(form, [...choices, reason, confirmed]),
    submit: {
      text: t.merge,
      cancel: null,
    },
  }
}

interface Choosing {
  students: Record<Side, Student>
  ctx: Ctx
  t: Words
}

/** Only where the two records say different things. */
function choiceOf(form: FormState, fact: IdentityFact, { students, ctx, t }: Choosing) {
  const keep = factText(students.keep, fact, ctx)
  const gone = factText(students.gone, fact, ctx)
  if (!keep || !gone || keep === gone) return []
  const options = [
    { value: 'keep', text: t.ofKeep(keep) },
    { value: 'gone', text: t.ofGone(gone) },
  ]
  const hint = fact === 'taxCode' ? { hint: t.taxCodeHint } : {}
  return [radios(form, fact, { label: t[fact], required: true, options, ...hint })]
}

interface Candidates {
  q: string
  found: readonly Student[]
  labels: ReadonlyMap<string, string>
  /** There are more than are shown. */
  more: boolean
}

/** Looking for the other record of a student. */
export function chooseTwinPage(student: Student, { q, found, labels, more }: Candidates, ctx: Ctx) {
  const t = studentMergeWords(ctx.language)
  const action = paths.studentMerge({ studentId: student._id })
  return {
    title: t.title,
    t,
    lead: t.chooseLead(fullName(student)),
    more: more ? t.more : null,
    filter: searchBox(ctx.language, { q, label: t.search, action }),
    table: table({
      caption: t.choose,
      columns: [t.student, t.taxCode, t.birthDate, t.schoolClass],
      rows: found
        .filter(({ _id }) => _id !== student._id)
        .map((other): ContentOf[] => [
          { text: fullName(other), href: withQuery(action, { con: other._id }) },
          other.taxCode,
          other.birthDate && formatDay(other.birthDate, ctx.language),
          labels.get(other._id) ?? null,
        ]),
      empty: empty(t.noneAlike, t.noneAlikeAdvice),
    }),
  }
}
