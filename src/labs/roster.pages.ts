import { can, may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { LabNorms } from '../norms/lab-norms.rules.ts'
import { paths } from '../paths.ts'
import { formatCount, formatDay } from '../platform/format.ts'
import { byName, fullName } from '../schools/student.rules.ts'
import { exportLinks } from '../web/export.ts'
import { type ContentOf, empty, type Figure, linkTo, status, table, type Task } from '../web/parts.ts'
import { editionTabs } from './edition-tabs.pages.ts'
import { groupsFor, othersFor, participantsFor, studentsIn } from './edition-view.rules.ts'
import { type Edition, isOpenEnded, type Participant } from './edition.rules.ts'
import { entryActions, entryFor, entrySentences } from './enrolment-entry.pages.ts'
import type { Entry } from './enrolment-entry.rules.ts'
import { type AroundRoster, groupHistory, groupTable, mayManage, noneAdvice } from './group-table.pages.ts'
import { withoutPrivacy } from './roster.rules.ts'
import { rosterWords } from './roster.text.ts'

/** Those this actor may know, by name; who has withdrawn comes last. */
export function participantsByName(edition: Edition, { students }: Pick<AroundRoster, 'students'>, ctx: Ctx) {
  const unknown = { surname: '', givenName: '' }
  const nameOf = ({ studentId }: Participant) => students.get(studentId) ?? unknown
  const all = participantsFor(ctx.actor, edition).toSorted((a, b) => byName(nameOf(a), nameOf(b)))
  return { present: all.filter(({ to }) => to === null), former: all.filter(({ to }) => to !== null) }
}

/** What the page needs besides names: when the city locks enrolments. */
export interface AroundParticipants extends AroundRoster {
  norms: Pick<LabNorms, 'enrolmentLockPercent'>
}

export function participantsPage(edition: Edition, around: AroundParticipants, ctx: Ctx) {
  const t = rosterWords(ctx.language)
  const { present, former } = participantsByName(edition, around, ctx)
  const others = othersFor(ctx.actor, edition, ctx.today)
  const href = paths.labParticipants({ editionId: edition._id })
  const history = groupHistory(edition, around, ctx)
  const entry = may(ctx.actor, 'lab-enrolment.edit') ? entryFor(edition, around.norms, ctx) : null
  return {
    title: t.titleOf(edition.title),
    t,
    tabs: editionTabs(edition, 'participants', ctx),
    tasks: tasksOf(edition, ctx),
    figures: figuresOf(edition, ctx),
    others: others > 0 && ctx.actor.role !== 'host' ? t.others(others) : null,
    groups: groupTable(edition, { ...around, entry }, ctx),
    entry: entry && entryPart(edition, { entry, norms: around.norms }, ctx),
    participants: participantTable(edition, { ...around, present, entry }, ctx),
    former: former.length > 0 ? formerTable({ ...around, former }, ctx) : null,
    exports: present.length + former.length > 0 ? exportLinks(href) : null,
    history: history.length > 0 ? history : null,
  }
}

/** The way to enrol more, with what there is to know of it; or why nobody can come any more. */
function entryPart(edition: Edition, { entry, norms }: Pick<AroundParticipants, 'norms'> & { entry: Entry }, ctx: Ctx) {
  const sentences = entry.way === 'seats' ? [] : entrySentences(edition, { entry, norms }, ctx)
  return { note: sentences.join(' ') || null, actions: entryActions(edition, entry, ctx) }
}

/** What waits for the school: seats to answer for, documents that are missing. */
function tasksOf(edition: Edition, ctx: Ctx): Task[] {
  const t = rosterWords(ctx.language)
  if (!may(ctx.actor, 'lab-enrolment.edit') || !isOpenEnded(edition.state)) return []
  const { _id: editionId } = edition
  const offers = groupsFor(ctx.actor, edition).filter((group) => group.state === 'offered' && mayManage(ctx, group))
  const missing = withoutPrivacy(ownOf(edition, ctx)).length
  const document: Task = {
    text: t.privacyTask(missing),
    note: t.privacyTaskNote,
    status: null,
    action: linkTo(t.notePrivacy, paths.labPrivacy({ editionId })),
  }
  return [
    ...offers.map(({ id, label, studentIds }): Task => {
      const action = linkTo(t.answer, paths.labGroupAnswer({ editionId, groupId: id }), { look: 'primary' })
      return { text: t.offerTask(label, studentIds.length), note: null, status: null, action }
    }),
    ...(missing > 0 ? [document] : []),
  ]
}

function ownOf(edition: Edition, { actor }: Ctx): Participant[] {
  return participantsFor(actor, edition).filter(({ schoolId, classId }) =>
    can(actor, 'lab-enrolment.edit', { schoolId, classId }),
  )
}

function figuresOf(edition: Edition, { language }: Ctx): Figure[] {
  const t = rosterWords(language)
  const { taken, seats, minimum } = edition
  const waiting = studentsIn(edition, 'waiting')
  const seatsTaken = { value: t.seatsOf(taken, seats), label: t.seatsTaken, note: t.minimumOf(minimum), href: null }
  const onList = { value: formatCount(waiting, language), label: t.onList, note: null, href: null }
  return waiting > 0 ? [seatsTaken, onList] : [seatsTaken]
}

type Listed = AroundRoster & { present: readonly Participant[]; entry: Entry | null }

function participantTable(edition: Edition, around: Listed, ctx: Ctx) {
  const t = rosterWords(ctx.language)
  const forHost = ctx.actor.role === 'host'
  const acts = !forHost && isOpenEnded(edition.state) && ownOf(edition, ctx).some(({ to }) => to === null)
  const rows = around.present.map((each): ContentOf[] => [
    nameCell(each, around, ctx),
    forHost ? (around.schools.get(each.schoolId) ?? null) : privacyCell(each, ctx),
    ...(acts ? [withdrawCell(edition, each, ctx)] : []),
  ])
  return table({
    caption: t.participants,
    columns: [t.student, forHost ? t.school : t.privacy, ...(acts ? [{ text: t.actions, quiet: true }] : [])],
    rows,
    empty: forHost ? empty(t.noneHost, t.noneHostAdvice) : empty(t.none, noneAdvice(around.entry, t)),
  })
}

/** The name, and under it the class and since when: one card of a phone holds it all. */
function nameCell(participant: Participant, { students, classes }: AroundRoster, ctx: Ctx): ContentOf {
  const t = rosterWords(ctx.language)
  const { studentId, schoolId, classId, from, to } = participant
  const student = students.get(studentId)
  const known = can(ctx.actor, 'student.view', { schoolId, classId, studentId })
  const since = t.sinceDay(formatDay(from, ctx.language))
  return {
    text: student ? fullName(student) : '—',
    href: known ? paths.student({ studentId }) : null,
    note: [classes.get(classId), to === null ? since : null].filter(Boolean).join(' · ') || null,
  }
}

function privacyCell({ privacyOn }: Participant, { language }: Ctx): ContentOf {
  const t = rosterWords(language)
  return privacyOn === null ? status(t.privacyMissing, 'warning') : t.privacyOn(formatDay(privacyOn, language))
}

function withdrawCell(edition: Edition, { studentId, schoolId, classId }: Participant, ctx: Ctx): ContentOf {
  if (!can(ctx.actor, 'lab-enrolment.edit', { schoolId, classId })) return null
  const href = paths.labParticipantWithdrawal({ editionId: edition._id, studentId })
  return { actions: [linkTo(rosterWords(ctx.language).withdraw, href, { look: 'plain' })] }
}

function formerTable(around: AroundRoster & { former: readonly Participant[] }, ctx: Ctx) {
  const t = rosterWords(ctx.language)
  return table({
    caption: t.formerTitle,
    columns: [t.student, t.since, t.to],
    rows: around.former.map((each) => [
      nameCell(each, around, ctx),
      formatDay(each.from, ctx.language),
      each.to && each.to >= each.from ? formatDay(each.to, ctx.language) : t.neverCame,
    ]),
    empty: empty(t.none),
  })
}
