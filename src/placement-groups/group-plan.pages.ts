import type { Ctx } from '../access/actor.ts'
import { hasLeft } from '../partners/partner.rules.ts'
import { paths } from '../paths.ts'
import { formatDay, formatHours } from '../platform/format.ts'
import type { Typed } from '../platform/form.ts'
import { fullName } from '../schools/student.rules.ts'
import { type ChoiceOf, type FormState, problemSummary, select } from '../web/form-parts.ts'
import { type ContentOf, empty, linkTo, status, table } from '../web/parts.ts'
import { procedure } from './group-crumbs.pages.ts'
import { groupFormWords, groupRefusalWords } from './group-form.text.ts'
import { isPlanned, type LineCheck } from './group-plan.rules.ts'
import type { Submitted } from './group-students.pages.ts'
import { groupForm } from './group-terms.pages.ts'
import { planField } from './placement-group.forms.ts'
import { type GroupLine, type HostPeople, type PlacementGroup, seatsTaken } from './placement-group.rules.ts'

interface PlanParts {
  partners: ReadonlyMap<string, HostPeople>
  staff: readonly { _id: string; name: string }[]
  checks: readonly LineCheck[]
  submitted: Submitted
}

/** Who goes where: a line for each student, with what stands in its way. */
export function planPage(group: PlacementGroup, parts: PlanParts, ctx: Ctx) {
  const t = groupFormWords(ctx.language)
  const form = groupForm(ctx.language, { typed: typedPlan(group), ...parts.submitted })
  const checks = new Map(parts.checks.map((check) => [check.studentId, check]))
  const refused = parts.checks.filter(({ refusals }) => refusals.length > 0).length
  const planned = group.lines.filter(isPlanned).length
  const open = group.lines.filter(({ partnerId }) => partnerId === null).length
  const line = { group, parts, form, hosts: hostOptions(group, ctx), ctx }
  return {
    title: t.planTitle,
    t,
    steps: procedure(group, 3, ctx.language),
    problems: problemSummary(form, []),
    table: table({
      caption: t.planTitle,
      columns: [t.student, t.host, t.site, t.hostTutor, t.schoolTutor, t.check],
      rows: group.lines.map((each) => planRow(each, checks.get(each.studentId), line)),
      empty: empty(t.planNotReady),
    }),
    sum: t.planSum(planned, refused, open),
    seats: hostOptions(group, ctx).map(({ text }) => text),
    hidden: [{ name: 'version', value: String(group.version) }],
    action: paths.placementGroupPlan({ placementGroupId: group._id }),
    mayFill: open > 0,
    mayMake: planned > 0,
    back: { text: t.cancel, href: paths.placementGroup({ placementGroupId: group._id }) },
  }
}

function typedPlan({ lines }: PlacementGroup): Typed {
  return Object.fromEntries(
    lines.flatMap(({ studentId, partnerId, siteId, hostTutorId, schoolTutorId }) => [
      [planField('host', studentId), partnerId ?? ''],
      [planField('site', studentId), siteId ?? ''],
      [planField('tutor', studentId), hostTutorId ?? ''],
      [planField('school', studentId), schoolTutorId ?? ''],
    ]),
  )
}

/** The hosts of the group, each with how many of its seats nobody has in the plan. */
function hostOptions({ hosts, lines }: PlacementGroup, { language }: Ctx): ChoiceOf[] {
  const t = groupFormWords(language)
  const taken = seatsTaken(lines)
  return hosts.map(({ partnerId, name, seats }) => ({
    value: partnerId,
    text: t.hostWithSeats(name, Math.max(0, seats - (taken.get(partnerId) ?? 0)), seats),
  }))
}

interface LineParts {
  group: PlacementGroup
  parts: PlanParts
  form: FormState
  hosts: ChoiceOf[]
  ctx: Ctx
}

function planRow(line: GroupLine, check: LineCheck | undefined, around: LineParts): ContentOf[] {
  const { group, parts, form, hosts, ctx } = around
  const t = groupFormWords(ctx.language)
  const name = fullName(line.student)
  if (line.placed) return [whoCell(line, around), ...placedCells(line, around), status(t.isMade, 'success')]
  const host = select(form, planField('host', line.studentId), {
    label: t.hostOf(name),
    placeholder: t.noHostFor,
    options: hosts,
  })
  return [
    whoCell(line, around),
    { select: host },
    ...peopleCells(line, name, around),
    { select: schoolTutorSelect(line, name, { group, parts, form, ctx }) },
    checkCell(line, check, ctx),
  ]
}

/** Who it is, and the way to own days and times. */
function whoCell({ student, studentId, own, placed }: GroupLine, { group, ctx: { language } }: LineParts): ContentOf {
  const t = groupFormWords(language)
  const period = own ? `${formatDay(own.from, language)} – ${formatDay(own.to, language)}` : ''
  const hours = own ? `${period}, ${formatHours(own.plannedMinutes)}` : ''
  const href = paths.placementGroupLine({ placementGroupId: group._id, studentId })
  const note = [student.className, ...(own ? [t.ownTerms, hours] : [])].filter(Boolean).join(' · ')
  return {
    text: fullName(student),
    note: note || null,
    actions: placed ? [] : [linkTo(t.own, href, { look: 'plain' })],
  }
}

function placedCells(line: GroupLine, { group, parts, ctx }: LineParts): ContentOf[] {
  const host = group.hosts.find(({ partnerId }) => partnerId === line.partnerId)
  const tutorId = line.schoolTutorId ?? group.common?.schoolTutorId
  const tutor = parts.staff.find(({ _id }) => _id === tutorId)
  const people = placedPeople(line, parts.partners.get(line.partnerId ?? ''))
  return [host?.name ?? null, ...people, tutor?.name ?? groupFormWords(ctx.language).notYet]
}

function placedPeople({ siteId, hostTutorId }: GroupLine, partner: HostPeople | undefined): ContentOf[] {
  const site = partner?.sites.find(({ id }) => id === siteId)
  const tutor = partner?.tutors.find(({ id }) => id === hostTutorId)
  return [site?.name ?? null, tutor?.name ?? null]
}

/** Site and host tutor can be chosen once the host of the line is stored, because they are its own. */
function peopleCells(line: GroupLine, name: string, { parts, form, ctx }: LineParts): ContentOf[] {
  const t = groupFormWords(ctx.language)
  const partner = parts.partners.get(line.partnerId ?? '')
  if (!partner) return [null, null]
  const sites = partner.sites.map((site) => ({ value: site.id, text: `${site.name}, ${site.town}` }))
  const tutors = partner.tutors.map((tutor) => ({
    value: tutor.id,
    text: hasLeft(tutor, ctx.today) ? t.left(tutor.name) : tutor.name,
  }))
  const site = select(form, planField('site', line.studentId), { label: t.siteOf(name), options: sites })
  const tutor = select(form, planField('tutor', line.studentId), {
    label: t.hostTutorOf(name),
    placeholder: t.notYet,
    options: tutors,
  })
  // Of one site there is nothing to choose: it is shown, and sent unseen by whoever saves.
  return [sites.length === 1 ? (sites[0]?.text ?? null) : { select: site }, { select: tutor }]
}

function schoolTutorSelect(line: GroupLine, name: string, { group, parts, form, ctx }: Omit<LineParts, 'hosts'>) {
  const t = groupFormWords(ctx.language)
  const common = parts.staff.find(({ _id }) => _id === group.common?.schoolTutorId)
  return select(form, planField('school', line.studentId), {
    label: t.schoolTutorOf(name),
    placeholder: common ? t.asGroup(common.name) : t.notYet,
    options: parts.staff.map(({ _id, name: text }) => ({ value: _id, text })),
  })
}

function checkCell(line: GroupLine, check: LineCheck | undefined, { language }: Ctx): ContentOf {
  const t = groupFormWords(language)
  if (line.partnerId === null || !check) return status(t.unmatched, 'neutral')
  const texts = groupRefusalWords(language)
  const say = groupForm(language, {}).say
  if (check.refusals.length > 0) return { status: status(t.refused, 'danger'), note: check.refusals.map(say).join(' ') }
  if (check.gaps.length === 0) return status(t.ready, 'success')
  const gaps = check.gaps.map((gap) => texts[gap]).join('; ')
  return { status: status(t.ready, 'success'), note: `${t.withGaps} ${gaps}.` }
}
