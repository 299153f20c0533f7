import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { CountedBy } from '../programme/programme.rules.ts'
import type { CountedActivity } from '../protocols/counted-activity.rules.ts'
import type { SchoolClass } from '../schools/school-class.rules.ts'
import type { Problems } from '../platform/form.ts'
import { checkboxes, problemSummary } from '../web/form-parts.ts'
import { type Action, type ContentOf, empty, postTo, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { groupBy } from '../schools/student.rules.ts'
import { studentsOf } from './activity-count.rules.ts'
import { activityLabWords } from './activity-lab.text.ts'
import { type Activity, takingPartReasons } from './activity.rules.ts'
import { activityWords } from './activity.text.ts'
import type { LabShare } from './lab-count.rules.ts'

export interface OwnClasses {
  schoolId: string
  countedBy: CountedBy
  counted: CountedActivity
  /** what the linked labs bring */
  labs: readonly LabShare[]
  /** the names of the classes that this actor may see by name */
  labels: ReadonlyMap<string, string>
  /** the classes that could be brought in; empty for who may not */
  addable: readonly SchoolClass[]
  problems: Problems
}

/** For the people of a school: its classes that take part, and the box to bring others in. */
export function ownClassesPart(activity: Activity, own: OwnClasses, ctx: Ctx) {
  const t = activityWords(ctx.language)
  const reasons = takingPartReasons(activity, own.countedBy, ctx.today)
  const edits = can(ctx.actor, 'activity.take-part', activity)
  const open = edits && reasons.length === 0
  return {
    t,
    action: paths.activityClasses({ activityId: activity._id }),
    table: own.countedBy === 'placements' ? null : classTable(activity, { ...own, open }, ctx),
    why: edits ? reasons.map((reason) => t[reason]) : [],
    takePart: open ? takePart(own, ctx) : null,
  }
}

function classTable(activity: Activity, own: OwnClasses & { open: boolean }, ctx: Ctx) {
  const t = activityWords(ctx.language)
  const { schoolId, counted, open } = own
  const typed = activity.classes.filter((each) => each.schoolId === schoolId)
  const inLabs = labsByClass(own)
  const row = (classId: string, { note, typedIn }: { note: string[]; typedIn: boolean }): ContentOf[] => {
    const label = own.labels.get(classId) ?? null
    const { students, remaining } = studentsOf(counted, ofClass(counted, classId), ctx.today)
    const actions = typedIn ? [takeOut(activity, { classId, label: label ?? t.otherClass }, ctx)] : []
    return [
      { text: label ?? t.otherClass, href: label ? paths.schoolClass({ classId }) : null, note: note.join(' · ') },
      students,
      remaining,
      ...(open ? [{ actions }] : []),
    ]
  }
  const byLab = (classId: string) =>
    (inLabs.get(classId) ?? []).map((code) => activityLabWords(ctx.language).byLab(code))
  const rows = [
    ...typed.map(({ classId, schoolYear }) =>
      row(classId, { note: [t.yearOf(schoolYear), ...byLab(classId)], typedIn: true }),
    ),
    ...[...inLabs.keys()]
      .filter((classId) => !typed.some((each) => each.classId === classId))
      .map((classId) => row(classId, { note: byLab(classId), typedIn: false })),
  ]
  const quiet = open ? [{ text: t.actions, quiet: true }] : []
  return table({
    caption: t.ownClasses,
    columns: [t.className, { text: t.students, numeric: true }, { text: t.remaining, numeric: true }, ...quiet],
    rows,
    empty: empty(t.noOwnClasses),
  })
}

/** The codes of the labs in which each class of the school is. */
function labsByClass({ labs, schoolId }: Pick<OwnClasses, 'labs' | 'schoolId'>): Map<string, string[]> {
  const codes = labs.flatMap(({ edition, participations }) =>
    participations.flatMap((each) =>
      each.schoolId === schoolId && each.classId !== null ? [{ classId: each.classId, code: edition.code }] : [],
    ),
  )
  return new Map(
    [...groupBy(codes, ({ classId }) => classId)].map(([classId, all]) => [classId, all.map(({ code }) => code)]),
  )
}

function ofClass({ participations }: CountedActivity, classId: string) {
  return participations.filter((each) => each.classId === classId)
}

function takeOut({ _id }: Activity, { classId, label }: { classId: string; label: string }, { language }: Ctx): Action {
  const t = activityWords(language)
  return postTo(t.takeOut, paths.activityClasses({ activityId: _id }), {
    look: 'plain',
    fields: { classId, remove: 'yes' },
    confirm: t.takeOutConfirm(label),
  })
}

function takePart({ addable, problems, ...own }: OwnClasses, { language }: Ctx) {
  const t = activityWords(language)
  const inLabs = labsByClass(own)
  const hintOf = (classId: string) => {
    const [code] = inLabs.get(classId) ?? []
    return code === undefined ? [] : [activityLabWords(language).noNeed(code)]
  }
  const form = formState(language, { problems }, t)
  const classes = checkboxes(form, 'classes', {
    label: t.takePartLegend,
    hint: t.takePartHint,
    required: true,
    options: addable.map(({ _id, label, schoolYear }) => ({
      value: _id,
      text: label,
      hint: [t.yearOf(schoolYear), ...hintOf(_id)].join(' · '),
    })),
  })
  return {
    classes: addable.length > 0 ? classes : null,
    problems: problemSummary(form, [classes]),
    submit: { text: t.takePart, cancel: null },
    allIn: t.allIn,
  }
}
