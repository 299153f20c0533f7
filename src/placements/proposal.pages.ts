import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatDay, formatHours } from '../platform/format.ts'
import type { ListSheet } from '../platform/list-sheet.ts'
import type { Language } from '../platform/words.ts'
import { exportLinks } from '../web/export.ts'
import { problemSummary, textarea } from '../web/form-parts.ts'
import { type ContentOf, empty, facts, pager, postTo, status, table } from '../web/parts.ts'
import { placementForm, type Submitted } from './placement-form.pages.ts'
import type { Proposal } from './proposal.rules.ts'
import { proposalWords } from './proposal.text.ts'
import { placementWords } from './placement.text.ts'
import { timetableTable } from './timetable.pages.ts'

interface ProposalList {
  proposals: readonly Proposal[]
  total: number
  page: number
  perPage: number
  /** by the id of the school */
  schools: ReadonlyMap<string, string>
}

/** What a host is asked, and what it has accepted and is not told more of yet. */
export function proposalsPage({ proposals, total, page, perPage, schools }: ProposalList, { language }: Ctx) {
  const t = proposalWords(language)
  const href = (n: number) => `${paths.placementProposals()}?${new URLSearchParams({ pagina: String(n) }).toString()}`
  return {
    title: t.proposals,
    t,
    table: table({
      caption: t.proposals,
      columns: [t.student, t.school, t.period, { text: t.hours, numeric: true }, t.state],
      rows: proposals.map((proposal): ContentOf[] => [
        {
          text: courseText(proposal, language),
          href: paths.placementProposal({ proposalId: proposal._id }),
          note: proposal.title,
        },
        schools.get(proposal.schoolId) ?? '',
        periodText(proposal, language),
        formatHours(proposal.terms.plannedMinutes),
        stateText(proposal, language),
      ]),
      empty: empty(t.none, t.noneAdvice),
    }),
    pager: pager({ page, perPage, total, summary: t.summary, href }),
    exports: exportLinks(href(1)),
  }
}

/** One proposal, with the form that answers it. */
export function proposalPage(
  proposal: Proposal,
  { language }: Ctx,
  { schoolName, submitted }: { schoolName: string; submitted: Submitted },
) {
  const t = proposalWords(language)
  const form = placementForm(language, submitted)
  const reason = textarea(form, 'reason', {
    label: t.declineReason,
    hint: t.declineHint,
    required: true,
    maxlength: 500,
  })
  const action = paths.placementProposalAnswer({ proposalId: proposal._id })
  const waits = proposal.state === 'proposed'
  return {
    title: `${t.title}: ${courseText(proposal, language)}`,
    t,
    placementTitle: proposal.title,
    state: stateText(proposal, language),
    facts: facts([
      [t.school, schoolName],
      [t.site, siteText(proposal, language)],
      [t.period, periodText(proposal, language)],
      [t.hours, formatHours(proposal.terms.plannedMinutes)],
    ]),
    timetable: timetableTable(proposal.terms.timetable, proposal.host, language),
    activities: proposal.activities.split('\n'),
    accept: waits ? postTo(t.accept, action, { fields: { answer: 'accept' }, look: 'primary' }) : null,
    decline: waits
      ? { action, reason, problems: problemSummary(form, [reason]), submit: { text: t.decline, cancel: null } }
      : null,
  }
}

/** The list as a file: what the page shows, and nothing else. */
export function proposalsSheet(
  { proposals, total, schools }: Omit<ProposalList, 'page' | 'perPage'>,
  language: Language,
): ListSheet {
  const t = proposalWords(language)
  return {
    name: 'proposte',
    title: t.proposals,
    columns: [
      { header: t.student, kind: 'text', width: 30 },
      { header: t.school, kind: 'text', width: 36 },
      { header: t.title, kind: 'text', width: 36 },
      { header: t.site, kind: 'text', width: 36 },
      { header: t.from, kind: 'day', width: 12 },
      { header: t.to, kind: 'day', width: 12 },
      { header: t.hours, kind: 'duration', width: 12 },
      { header: t.state, kind: 'text', width: 24 },
    ],
    rows: proposals.map((proposal) => [
      courseText(proposal, language),
      schools.get(proposal.schoolId) ?? '',
      proposal.title,
      siteText(proposal, language),
      proposal.terms.from,
      proposal.terms.to,
      proposal.terms.plannedMinutes,
      stateText(proposal, language).text,
    ]),
    total,
  }
}

/** Year of course and track: all that is said of the student. */
function courseText({ course }: Proposal, language: Language): string {
  const t = proposalWords(language)
  return course ? t.course(course.year, course.track ?? '') : t.unknownCourse
}

function periodText({ terms }: Proposal, language: Language): string {
  return placementWords(language).periodOf(formatDay(terms.from, language), formatDay(terms.to, language))
}

function siteText({ host, kind }: Proposal, language: Language): string {
  if (kind === 'simulated-enterprise') return proposalWords(language).atSchool
  return `${host.site.name}, ${host.site.address}, ${host.site.town}`
}

function stateText({ state }: Proposal, language: Language) {
  const t = proposalWords(language)
  return state === 'proposed' ? status(t.proposed, 'warning') : status(t.matched, 'success')
}
