import type { Ctx } from '../access/actor.ts'
import type { RescueMove, RescueProposal } from '../matching/round-file.rules.ts'
import { paths } from '../paths.ts'
import { formatInstant } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { problemSummary, radios, textarea } from '../web/form-parts.ts'
import { empty, linkTo, status, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import type { Submitted } from './desk.pages.ts'
import { rescueWords } from './rescue.text.ts'
import { offerNames } from './run-names.pages.ts'
import { runTitle } from './run.pages.ts'
import { isPublishable, versionOf } from './run.rules.ts'
import type { RunShown } from './run-shown.rules.ts'
import { runTabs } from './run-tabs.pages.ts'
import { runWords } from './run.text.ts'

/** The proposals one by one: the first is decided, those after it suppose it. */
export function rescuePage(shown: RunShown, submitted: Submitted, ctx: Ctx) {
  const { language } = ctx
  const t = rescueWords(language)
  const [first, ...after] = shown.result.rescueProposals
  const say = sayer(shown, language)
  const open = shown.desk.steers && isPublishable(shown.run, shown.desk.round)
  const back = linkTo(runWords(language).back, paths.roundDesk({ roundId: shown.run.roundId }), { look: 'plain' })
  return {
    title: runWords(language).title(runTitle(shown, language)),
    heading: t.title,
    lead: t.lead,
    tabs: runTabs(shown.run, { current: 'spostamenti', steers: shown.desk.steers }, ctx),
    t: { only: t.only, waiting: t.waiting },
    first: first ? { ...say(first), form: open ? formOf(first, shown, submitted, language) : null } : null,
    none: first ? null : empty(t.none, t.noneAdvice),
    after: after.map((proposal) => say(proposal).text),
    decided: shown.run.rescues.length > 0 ? decidedTable(shown, language) : null,
    actions: [back],
  }
}

// oxlint-disable-next-line max-params -- a form is of a record, of what was typed, and of a language
function formOf(proposal: RescueProposal, { run }: RunShown, submitted: Submitted, language: Language) {
  const t = rescueWords(language)
  const form = formState(language, submitted, t)
  const fields = {
    decision: radios(form, 'decision', {
      label: t.decision,
      required: true,
      options: [
        { value: 'approved', text: t.approve },
        { value: 'refused', text: t.refuse },
      ],
    }),
    reason: textarea(form, 'reason', { label: t.reason, hint: t.reasonHint, required: true, maxlength: 500, rows: 3 }),
  }
  return {
    problems: problemSummary(form, Object.values(fields)),
    fields,
    hidden: [
      { name: 'student', value: proposal.student },
      { name: 'version', value: String(versionOf(run)) },
    ],
    action: paths.roundRunRescue({ roundId: run.roundId, runId: run._id }),
    submit: { text: t.send, cancel: null },
  }
}

interface Said {
  title: string
  text: string
  complaints: string[]
}

/** A proposal in the words of who decides on it. */
function sayer({ desk, file, rows }: RunShown, language: Language): (proposal: RescueProposal) => Said {
  const t = rescueWords(language)
  const offer = offerNames(desk.frozen.names)
  const draws = new Map(rows.map(({ unitId, draw }) => [unitId, draw]))
  const whole = desk.seen.named.size === 0
  const hidden = (unitId: string) => (whole ? runWords(language).hidden(draws.get(unitId) ?? 0) : t.someone)
  const name = (unitId: string) => desk.seen.named.get(unitId)?.name ?? hidden(unitId)
  const wishes = new Map(file.students.map(({ id, preferences }) => [id, [...new Set(preferences)]]))
  const rankOf = (unitId: string, offerId: string) => (wishes.get(unitId)?.indexOf(offerId) ?? -1) + 1
  const moveText = ({ student, from, to }: RescueMove) => {
    const [before, after] = [rankOf(student, from ?? ''), rankOf(student, to)]
    const start = before > 0 ? t.fromRank(before, offer(from ?? '')) : t.fromPlace(offer(from ?? ''))
    return t.moved(name(student), start, after > 0 ? t.toRank(after, offer(to)) : t.toPlace(offer(to)))
  }
  return ({ student, moves, blockingPairs }) => {
    const own = moves.find((move) => move.student === student)
    const others = moves.filter((move) => move.student !== student)
    const to = offer(own?.to ?? '')
    return {
      title: t.for(name(student)),
      text:
        others.length === 0
          ? t.direct(name(student), to)
          : t.freed(others.map(moveText).join(t.and), name(student), to),
      complaints:
        blockingPairs.length === 0
          ? [t.noComplaint]
          : blockingPairs.map(([unitId, offerId]) => t.complaint(name(unitId), offer(offerId))),
    }
  }
}

function decidedTable(shown: RunShown, language: Language) {
  const t = rescueWords(language)
  const say = sayer(shown, language)
  return table({
    caption: t.decided,
    columns: [t.who, t.outcome, t.reason, t.by, t.when],
    rows: shown.run.rescues.map(({ proposal, decision, reason, by, at }) => [
      { text: say(proposal).title, note: say(proposal).text },
      decision === 'approved' ? status(t.approved, 'success') : status(t.refused, 'neutral'),
      reason,
      by.name,
      formatInstant(at, language),
    ]),
    empty: empty(t.noDecision),
  })
}
