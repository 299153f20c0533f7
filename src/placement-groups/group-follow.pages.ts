import type { Ctx } from '../access/actor.ts'
import { needWords } from '../paperwork/need.text.ts'
import { stateOf } from '../placements/placement-list.pages.ts'
import { sentencesOf } from '../placements/placement-next.pages.ts'
import { heardMeans } from '../placements/placement-step.forms.ts'
import { stepWords } from '../placements/placement-step.text.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import { paths } from '../paths.ts'
import { formatDay, formatHours } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { fullName } from '../schools/student.rules.ts'
import { field, problemSummary, select } from '../web/form-parts.ts'
import { type ContentOf, empty, linkTo, status, table } from '../web/parts.ts'
import { type Gaps, groupMoves, type Stayed } from './group-move.rules.ts'
import type { Submitted } from './group-students.pages.ts'
import { groupForm } from './group-terms.pages.ts'
import type { GroupPlacement } from './group-terms.rules.ts'
import type { GroupLine, PlacementGroup } from './placement-group.rules.ts'
import { groupWords } from './placement-group.text.ts'

export interface FollowParts {
  /** those this person may see */
  placements: readonly GroupPlacement[]
  /** by placement: what stands before its next step; null for who cannot take it */
  gaps: ReadonlyMap<string, Gaps> | null
  submitted: Submitted
}

/** A line for each student of the group: where the placement stands, and what is missing. */
export function followTable(group: PlacementGroup, { placements, gaps, submitted }: FollowParts, ctx: Ctx) {
  const t = groupWords(ctx.language)
  const byStudent = new Map(placements.map((each) => [each.placement.studentId, each]))
  const ticked = new Set([submitted.typed?.['placementIds'] ?? []].flat())
  const ticks = gaps !== null && placements.length > 0
  const add = linkTo(t['go-students'], paths.placementGroupStudents({ placementGroupId: group._id }), {
    look: 'primary',
  })
  return table({
    caption: t.students,
    columns: [
      ...(ticks ? [{ text: t.moves, quiet: true }] : []),
      t.student,
      t.host,
      t.state,
      ...(ticks ? [t.missing] : []),
    ],
    heading: ticks ? 1 : 0,
    rows: group.lines.map((line) => {
      const made = byStudent.get(line.studentId)
      const cells = made ? madeCells(made, ctx) : lineCells(group, line, ctx)
      const missing = ticks ? [missingCell(made, gaps, ctx)] : []
      return [...(ticks ? [tickCell(made, ticked, ctx)] : []), ...cells, ...missing]
    }),
    empty: empty(t.noStudents, t.noStudentsAdvice, gaps ? [add] : []),
  })
}

function tickCell(made: GroupPlacement | undefined, ticked: ReadonlySet<string>, { language }: Ctx): ContentOf {
  if (!made) return null
  const { _id, student } = made.placement
  const label = groupWords(language).tick(fullName(student))
  return { tick: { name: 'placementIds', value: _id, label, checked: ticked.has(_id) } }
}

function madeCells({ placement, own }: GroupPlacement, { language }: Ctx): ContentOf[] {
  const t = groupWords(language)
  const { from, to, plannedMinutes } = effectiveTerms(placement)
  const terms = t.ownTermsOf(formatDay(from, language), formatDay(to, language), formatHours(plannedMinutes))
  const className = placement.student.className ?? ''
  return [
    {
      text: fullName(placement.student),
      href: paths.placement({ placementId: placement._id }),
      note: own ? [className, terms].filter(Boolean).join(' · ') : className || null,
    },
    { text: placement.host.name, note: placement.hostTutor?.name ?? null },
    stateOf(placement.state, language),
  ]
}

function lineCells({ hosts }: PlacementGroup, { student, partnerId }: GroupLine, { language }: Ctx): ContentOf[] {
  const t = groupWords(language)
  const host = hosts.find((each) => each.partnerId === partnerId)
  return [{ text: fullName(student), note: student.className }, host?.name ?? t.noHostYet, status(t.notMade, 'neutral')]
}

function missingCell(
  made: GroupPlacement | undefined,
  gaps: ReadonlyMap<string, Gaps> | null,
  { language }: Ctx,
): ContentOf {
  const t = groupWords(language)
  if (!made) return null
  const { _id, state, studentId } = made.placement
  if (state === 'proposed') return t.hostAnswers
  if (state === 'cancelled')
    return { text: t.placeAgain, href: withQuery(paths.newPlacement(), { studente: studentId }) }
  const { reasons, needs } = gaps?.get(_id) ?? { reasons: [], needs: [] }
  if (reasons.length + needs.length === 0) return t.nothingMissing
  const note = [...sentencesOf(reasons, language), ...(needs.length > 0 ? [needsText(needs, language)] : [])].join(' ')
  return needs.length > 0 ? { text: t.papers, href: paths.papers({ placementId: _id }), note } : { note }
}

const needsNamed = 3

/** The first needs and who must act; the page of the papers has them all. */
function needsText(needs: Gaps['needs'], language: Language): string {
  const [t, words] = [groupWords(language), needWords(language)]
  const named = needs.slice(0, needsNamed).map(({ need, who }) => `${words[`need-${need}`]} (${words[`who-${who}`]})`)
  const more = needs.length > needsNamed ? [t.moreNeeds(needs.length - needsNamed)] : []
  return `${[...named, ...more].join('; ')}.`
}

/** The buttons that bring the ticked placements forward, and what noting a yes asks. */
export function movesForm(group: PlacementGroup, submitted: Submitted, ctx: Ctx) {
  const [t, steps] = [groupWords(ctx.language), stepWords(ctx.language)]
  const form = groupForm(ctx.language, { typed: { on: ctx.today }, ...submitted })
  const fields = {
    name: field(form, 'name', { label: steps.consentName, hint: steps.consentNameHint, maxlength: 120 }),
    on: field(form, 'on', { label: steps.consentOn, type: 'date' }),
    means: select(form, 'means', {
      label: steps.consentMeans,
      placeholder: t.chooseOne,
      options: heardMeans.map((value) => ({ value, text: steps[`means-${value}`] })),
    }),
  }
  return {
    action: paths.placementGroupMoves({ placementGroupId: group._id }),
    problems: problemSummary(form, [fields.name, fields.on, fields.means]),
    fields,
    buttons: groupMoves.filter((move) => move !== 'agree').map((move) => ({ value: move, text: t[`move-${move}`] })),
    agree: { value: 'agree', text: t['move-agree'] },
  }
}

/** Who stayed behind and why, after some of them moved. */
export function stayedTable(stayed: readonly Stayed[], { language }: Ctx) {
  if (stayed.length === 0) return null
  const t = groupWords(language)
  return table({
    caption: t.notMoved(stayed.length),
    columns: [t.student, t.why],
    rows: stayed.map(({ placementId, name, reasons }) => [
      { text: name, href: paths.placement({ placementId }) },
      sentencesOf(reasons, language).join(' '),
    ]),
    empty: empty(''),
  })
}
