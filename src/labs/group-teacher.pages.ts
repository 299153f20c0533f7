import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatDay } from '../platform/format.ts'
import { problemSummary, select } from '../web/form-parts.ts'
import { empty, facts, linkTo } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { editionTabs } from './edition-tabs.pages.ts'
import type { Edition, LabGroup } from './edition.rules.ts'
import { groupTeacherWords } from './group-teacher.text.ts'
import type { Submitted } from './lab-enrolment.pages.ts'
import { sessionsFrom } from './lab-enrolment.rules.ts'
import { teacherReasons } from './roster.rules.ts'
import { hasBegun } from './session-plan.rules.ts'

interface Changing {
  group: LabGroup
  /** Who could come along, the one who does included. */
  teachers: readonly NonNullable<LabGroup['teacher']>[]
  submitted: Submitted
  /** What stands against it, in sentences. */
  against: readonly string[]
}

/** The form that asks who comes along with a group from now on. */
export function groupTeacherPage(edition: Edition, { group, teachers, submitted, against }: Changing, ctx: Ctx) {
  const t = groupTeacherWords(ctx.language)
  const { _id: editionId } = edition
  const shown = group.teacher?.accountId ?? null
  const others = teachers.filter(({ accountId }) => accountId !== shown)
  const fixed = teacherReasons(edition, group, shown).map((reason) => t[reason])
  const form = formState(ctx.language, submitted, t)
  const teacher = select(form, 'teacher', {
    label: t.teacher,
    hint: t.teacherHint,
    required: true,
    placeholder: t.choose,
    options: others.map(({ accountId, name }) => ({ value: accountId, text: name })),
  })
  const back = paths.labParticipants({ editionId })
  return {
    title: t.title(group.label),
    lead: t.lead(edition.title),
    tabs: editionTabs(edition, 'participants', ctx),
    facts: facts([
      [t.now, group.teacher?.name ?? t.nobody],
      [t.students, group.studentIds.length],
      [t.ahead, aheadText(edition, ctx)],
    ]),
    problems: problemsOf(problemSummary(form, [teacher]).problems, against),
    fixed,
    teacher: fixed.length === 0 && others.length > 0 ? teacher : null,
    none: fixed.length === 0 && others.length === 0 ? empty(t.noOthers, t.noOthersAdvice) : null,
    hidden: [{ name: 'shown', value: shown ?? '' }],
    action: paths.labGroupTeacher({ editionId, groupId: group.id }),
    submit: { text: t.save, cancel: { text: t.back, href: back } },
    back: [linkTo(t.back, back)],
  }
}

function problemsOf(problems: ReturnType<typeof problemSummary>['problems'], against: readonly string[]) {
  return { problems: [...problems, ...against.map((text) => ({ text, label: null, href: null }))] }
}

function aheadText(edition: Edition, { now, today, language }: Ctx): string {
  const t = groupTeacherWords(language)
  const ahead = sessionsFrom(edition, today).filter((session) => !hasBegun(session, now))
  const [first] = ahead
  return first ? t.aheadOf(ahead.length, formatDay(first.day, language)) : t.noneAhead
}
