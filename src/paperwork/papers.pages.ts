import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { ListedLink } from '../host-links/host-link.rules.ts'
import { linksTable } from '../host-links/host-link.pages.ts'
import { paths } from '../paths.ts'
import { belongsOf } from '../placements/placement-access.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { formatDay, formatHours, formatInstant } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { fullName } from '../schools/student.rules.ts'
import { type Action, type ContentOf, empty, facts, type Happening, linkTo, status, table } from '../web/parts.ts'
import { needActions } from './need.pages.ts'
import { exceptionText } from './papers-box.pages.ts'
import { areRemoved, isWritable, type HeadException, type Papers, type VoidedSignature } from './papers.rules.ts'
import { papersWords } from './papers.text.ts'
import type { CheckLine } from './readiness.rules.ts'
import { paperPart, partyName } from './signing.pages.ts'
import type { SigningFacts } from './signature.rules.ts'

export interface PapersView {
  placement: Placement
  papers: Papers
  lines: readonly CheckLine[]
  signing: { project: SigningFacts; pact: SigningFacts }
  links: readonly ListedLink[]
}

/** The record as permissions see it. */
export function papersRecord(placement: Placement) {
  return { ...belongsOf(placement), placementId: placement._id }
}

/** The checklist of a placement: what is missing, who must act since when, and the papers themselves. */
export function papersPage(view: PapersView, ctx: Ctx) {
  const t = papersWords(ctx.language)
  const { placement, papers, lines } = view
  const missing = areRemoved(papers) ? [] : lines.filter(({ met }) => !met)
  return {
    title: t.title(fullName(placement.student)),
    t,
    lead: `${placement.title} · ${placement.host.name}`,
    standing: standingOf(missing.length, papers, ctx),
    exception: papers.exception && exceptionPart(placement, papers.exception, ctx),
    missing: missing.length > 0 ? missingTable(missing, view, ctx) : null,
    done: lines.filter(({ met }) => met).map(({ need }) => t[`need-${need}`]),
    project: projectPart(view, ctx),
    papers: (['project', 'pact'] as const).map((paper) => paperPart(paper, view, ctx)),
    safety: safetyPart(view, ctx),
    exceptionAction: exceptionAction(view, ctx),
    voided: papers.voided.length > 0 ? voidedTable(papers.voided, ctx.language) : null,
    links: view.links.length > 0 ? linksTable(view.links, ctx, '') : null,
    history: 'schoolId' in ctx.actor && ctx.actor.role !== 'student' ? happenings(papers, ctx.language) : [],
  }
}

/** In one line: how many things are missing, or since when there are none. */
function standingOf(missing: number, papers: Papers, { language }: Ctx) {
  const t = papersWords(language)
  const { complete } = papers
  if (areRemoved(papers)) return { kind: 'info', text: t.removed }
  if (missing > 0) return { kind: 'warning', text: t.missing(missing) }
  return { kind: 'success', text: complete ? t.complete(formatDay(complete.since, language)) : t.allThere }
}

function missingTable(lines: readonly CheckLine[], view: PapersView, ctx: Ctx) {
  const t = papersWords(ctx.language)
  return table({
    caption: t.toDo,
    columns: [t.what, t.who, { text: t.action, quiet: true }],
    rows: lines.map((line): ContentOf[] => {
      const actions = needActions(line, view, ctx)
      return [
        { text: t[`need-${line.need}`], note: t[`note-${line.need}`] },
        { text: t[`who-${line.who}`], note: t.sinceDay(formatDay(line.since, ctx.language)) },
        actions.length > 0 ? { actions } : { note: t.notYours },
      ]
    }),
    empty: empty(t.allThere),
  })
}

function projectPart({ placement, papers: { project } }: PapersView, ctx: Ctx) {
  const t = papersWords(ctx.language)
  const edits = isWritable(placement) && can(ctx.actor, 'paperwork.edit', papersRecord(placement))
  const href = paths.papersProject({ placementId: placement._id })
  if (!project) {
    const actions = edits ? [linkTo(t.writeProject, href, { look: 'primary', icon: 'it-pencil' })] : []
    return { facts: null, lists: [], missing: t.noProject, actions }
  }
  return {
    facts: facts([
      [t.objectives, project.objectives],
      [t.assessment, project.assessment],
      [t.risk, t[project.risk]],
      [t.ppe, project.ppe],
      ...(project.remote ? [[t.place, t.remote] as const] : []),
    ]),
    lists: [
      { title: t.competences, items: project.competences },
      { title: t.activities, items: project.activities },
    ],
    missing: null,
    actions: edits ? [linkTo(t.editProject, href, { icon: 'it-pencil' })] : [],
  }
}

function safetyPart({ placement, papers }: PapersView, ctx: Ctx) {
  const t = papersWords(ctx.language)
  const { specificSafety: safety, riskStatement: risk, coherence } = papers
  const day = (on: Parameters<typeof formatDay>[0]) => formatDay(on, ctx.language)
  const missing = status(t.isMissing, 'warning')
  const id = { placementId: placement._id }
  const writes = isWritable(placement)
  const record = papersRecord(placement)
  return {
    facts: facts([
      [t.safety, safety ? t.safetyDone(formatHours(safety.minutes), day(safety.on), safety.provider) : missing],
      [t.riskTitle, risk ? { text: t.riskDone(day(risk.on), risk.by.name), note: risk.note } : missing],
      [
        t.coherenceTitle,
        coherence ? { text: t.coherenceDone(day(coherence.on), coherence.by.name), note: coherence.text } : missing,
      ],
    ]),
    actions: [
      ...(writes && can(ctx.actor, 'paperwork.host', record) ? [linkTo(t.safetyTitle, paths.papersSafety(id))] : []),
      ...(writes && papers.project && can(ctx.actor, 'paperwork.approve', record)
        ? [linkTo(t.coherenceTitle, paths.papersCoherence(id))]
        : []),
    ],
  }
}

function exceptionPart({ _id: placementId }: Placement, exception: HeadException, ctx: Ctx) {
  const t = papersWords(ctx.language)
  const staff = 'schoolId' in ctx.actor && ctx.actor.role !== 'student'
  return {
    text: exceptionText(exception, ctx.language),
    facts: staff
      ? facts([
          [t.exceptionReason, exception.reason],
          [t.scan, { text: t.exceptionScan, href: paths.papersFile({ placementId, fileId: exception.scan.fileId }) }],
        ])
      : null,
  }
}

function exceptionAction({ placement, papers, lines }: PapersView, ctx: Ctx): Action[] {
  const t = papersWords(ctx.language)
  const asks = lines.some(({ met }) => !met) && !papers.exception && isWritable(placement)
  if (!asks || !can(ctx.actor, 'paperwork.except', papersRecord(placement))) return []
  return [linkTo(t.exceptionTitle, paths.papersException({ placementId: placement._id }))]
}

function voidedTable(voided: readonly VoidedSignature[], language: Language) {
  const t = papersWords(language)
  return table({
    caption: t.voided,
    columns: [t.signer, t.name, t.state],
    rows: voided
      .toReversed()
      .map(({ paper, party, name, on, voided: mark }): ContentOf[] => [
        { text: partyName(party, language), note: t[paper] },
        { text: name, note: formatDay(on, language) },
        t.voidedBy(formatInstant(mark.at, language), mark.by, t[`void-${mark.why}`]),
      ]),
    empty: empty(t.voided),
  })
}

function happenings({ history }: Papers, language: Language): Happening[] {
  const t = papersWords(language)
  return history.toReversed().map(({ at, by, event, what }) => {
    const text = by.name ? t.by(t[`event-${event}`], by.name) : t[`event-${event}`]
    return { when: formatInstant(at, language), text, note: what && whatText(what, language) }
  })
}

/** 'pact:student' or 'project' in words. */
function whatText(what: string, language: Language): string | null {
  const t = papersWords(language)
  const [paper, party] = what.split(':')
  const name = paper === 'pact' ? t.pact : t.project
  const who = (['student', 'parent', 'schoolTutor', 'hostTutor'] as const).find((each) => each === party)
  return who ? `${name}: ${partyName(who, language)}` : name
}
