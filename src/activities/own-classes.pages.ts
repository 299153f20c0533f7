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
import { studentsOf } from './activity-count.rules.ts'
import { type Activity, takingPartReasons } from './activity.rules.ts'
import { activityWords } from './activity.text.ts'

export interface OwnClasses {
  schoolId: string
  countedBy: CountedBy
  counted: CountedActivity
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
    table: own.countedBy === 'classes' ? classTable(activity, { ...own, open }, ctx) : null,
    why: edits ? reasons.map((reason) => t[reason]) : [],
    takePart: open ? takePart(own, ctx) : null,
  }
}

function classTable(activity: Activity, { schoolId, counted, labels, open }: OwnClasses & { open: boolean }, ctx: Ctx) {
  const t = activityWords(ctx.language)
  const mine = activity.classes.filter((each) => each.schoolId === schoolId)
  const rows = mine.map(({ classId, schoolYear }): ContentOf[] => {
    const label = labels.get(classId) ?? null
    const { students, remaining } = studentsOf(counted, ofClass(counted, classId), ctx.today)
    return [
      { text: label ?? t.otherClass, href: label ? paths.schoolClass({ classId }) : null, note: t.yearOf(schoolYear) },
      students,
      remaining,
      ...(open ? [{ actions: [takeOut(activity, { classId, label: label ?? t.otherClass }, ctx)] }] : []),
    ]
  })
  const quiet = open ? [{ text: t.actions, quiet: true }] : []
  return table({
    caption: t.ownClasses,
    columns: [t.className, { text: t.students, numeric: true }, { text: t.remaining, numeric: true }, ...quiet],
    rows,
    empty: empty(t.noOwnClasses),
  })
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

function takePart({ addable, problems }: OwnClasses, { language }: Ctx) {
  const t = activityWords(language)
  const form = formState(language, { problems }, t)
  const classes = checkboxes(form, 'classes', {
    label: t.takePartLegend,
    hint: t.takePartHint,
    required: true,
    options: addable.map(({ _id, label, schoolYear }) => ({ value: _id, text: label, hint: t.yearOf(schoolYear) })),
  })
  return {
    classes: addable.length > 0 ? classes : null,
    problems: problemSummary(form, [classes]),
    submit: { text: t.takePart, cancel: null },
    allIn: t.allIn,
  }
}
