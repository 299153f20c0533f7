import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { underWayStates } from '../placements/placement-state.rules.ts'
import { acceptedDocuments } from '../platform/document-kind.ts'
import type { Day } from '../platform/day.ts'
import type { Typed } from '../platform/form.ts'
import { formatDay, formatHours } from '../platform/format.ts'
import { hoursAndMinutes, type Minutes } from '../platform/minutes.ts'
import { workRisks } from '../partners/profile.rules.ts'
import { fullName } from '../schools/student.rules.ts'
import { documentFileTexts } from '../web/document-file-texts.ts'
import { checkbox, field, file, problemSummary, radios, select, textarea } from '../web/form-parts.ts'
import { formState } from '../web/problem-texts.ts'
import type { Papers } from './papers.rules.ts'
import { papersRefusals } from './papers-refusal.text.ts'
import { papersWords } from './papers.text.ts'
import type { Submitted } from './signing.pages.ts'

interface Whose {
  placement: Placement
  papers: Papers
  submitted: Submitted
}

function frameOf({ placement }: Pick<Whose, 'placement'>) {
  return {
    lead: `${fullName(placement.student)} · ${placement.host.name}`,
    href: paths.papers({ placementId: placement._id }),
  }
}

/** The training project; says what happens to signatures that are there. */
export function projectPage({ placement, papers, submitted }: Whose, ctx: Ctx) {
  const t = papersWords(ctx.language)
  const { lead, href } = frameOf({ placement })
  const form = formState(
    ctx.language,
    { typed: typedProject(placement, papers), ...submitted },
    papersRefusals(ctx.language),
  )
  const text = { required: true, rows: 4, maxlength: 2000 } as const
  const fields = {
    objectives: textarea(form, 'objectives', { ...text, label: t.objectives, hint: t.objectivesHint }),
    competences: textarea(form, 'competences', { ...text, label: t.competences, hint: t.competencesHint }),
    activities: textarea(form, 'activities', { ...text, label: t.activities, hint: t.activitiesHint }),
    assessment: textarea(form, 'assessment', { ...text, rows: 3, maxlength: 1000, label: t.assessment }),
    risk: radios(form, 'risk', {
      label: t.risk,
      required: true,
      options: workRisks.map((value) => ({ value, text: t[value] })),
    }),
    ppe: field(form, 'ppe', { label: t.ppe, hint: t.ppeHint, maxlength: 300 }),
    remote: checkbox(form, 'remote', { label: t.remote }),
  }
  const signers = [...new Set(papers.signatures.map(({ name }) => name))]
  return {
    title: t.projectTitle,
    t,
    lead,
    warning: signers.length > 0 ? t.voidsWarning(signers.join(', ')) : null,
    stops: signers.length > 0 && underWayStates.includes(placement.state) ? t.stopsHours : null,
    fields,
    problems: problemSummary(form, Object.values(fields)),
    hidden: [{ name: 'version', value: String(submitted.typed?.['version'] ?? papers.version) }],
    action: paths.papersProject({ placementId: placement._id }),
    submit: { text: t.saveProject, cancel: { text: t.back, href } },
  }
}

/** What is there, or at first what the placement says of its activities. */
function typedProject({ activities }: Placement, { project }: Papers): Typed {
  if (!project) return { activities, risk: 'low' }
  return {
    objectives: project.objectives,
    competences: project.competences.join('\n'),
    activities: project.activities.join('\n'),
    assessment: project.assessment,
    ppe: project.ppe ?? '',
    remote: project.remote ? 'yes' : '',
    risk: project.risk,
  }
}

export interface RiskDocument {
  id: string
  name: string
}

interface Safety extends Omit<Whose, 'submitted'> {
  needed: Minutes
  documents: readonly RiskDocument[]
  training: Submitted
  statement: Submitted
}

/** Specific training and statement on risks: two forms of the host, or of the school for it. */
export function safetyPage({ placement, papers, needed, documents, training, statement }: Safety, ctx: Ctx) {
  const t = papersWords(ctx.language)
  const { lead, href } = frameOf({ placement })
  return {
    title: t.safetyTitle,
    t,
    lead,
    noProject: papers.project ? null : papersRefusals(ctx.language)['no-project'],
    training: papers.project ? trainingForm({ placement, papers, submitted: training }, needed, ctx) : null,
    statement: statementForm({ placement, papers, submitted: statement }, documents, ctx),
    back: { text: t.back, href },
  }
}

function trainingForm({ placement, papers, submitted }: Whose, needed: Minutes, ctx: Ctx) {
  const t = papersWords(ctx.language)
  const { specificSafety: given, project } = papers
  const risk = project && project.risk !== 'banned' ? project.risk : 'high'
  const typed: Typed = given
    ? { on: given.on, hours: hoursAndMinutes(given.minutes), provider: given.provider, risk: given.risk }
    : { on: ctx.today, hours: hoursAndMinutes(needed), provider: placement.host.name, risk }
  const form = formState(ctx.language, { typed, ...submitted }, papersRefusals(ctx.language))
  const fields = {
    on: field(form, 'on', { label: t.on, type: 'date', required: true }),
    hours: field(form, 'hours', { label: t.hours, hint: t.hoursHint, required: true, width: 'narrow', maxlength: 6 }),
    provider: field(form, 'provider', { label: t.provider, required: true, maxlength: 120 }),
    risk: radios(form, 'risk', {
      label: t.trainedRisk,
      required: true,
      options: (['low', 'medium', 'high'] as const).map((value) => ({ value, text: t[value] })),
    }),
  }
  return {
    lead: t.safetyLead(formatHours(needed)),
    fields,
    problems: problemSummary(form, Object.values(fields)),
    action: paths.papersSafety({ placementId: placement._id }),
    submit: { text: t.record, cancel: null },
  }
}

function statementForm({ placement, papers, submitted }: Whose, documents: readonly RiskDocument[], ctx: Ctx) {
  const t = papersWords(ctx.language)
  const { riskStatement: given } = papers
  const typed: Typed = given
    ? { documentId: given.documentId ?? '', note: given.note ?? '' }
    : { documentId: documents[0]?.id ?? '' }
  const form = formState(
    ctx.language,
    { typed, ...submitted },
    {
      ...papersRefusals(ctx.language),
      'declaration-missing': t.declareFirst,
    },
  )
  const fields = {
    documentId: select(form, 'documentId', {
      label: t.riskDocument,
      placeholder: t.riskNone,
      options: documents.map(({ id, name }) => ({ value: id, text: name })),
    }),
    note: textarea(form, 'note', { label: t.riskNote, hint: t.riskNoteHint, rows: 3, maxlength: 500 }),
    declaration: checkbox(form, 'declaration', { label: t.riskDeclaration, required: true }),
  }
  return {
    done: given ? t.riskDone(formatDay(given.on, ctx.language), given.by.name) : null,
    fields,
    problems: problemSummary(form, Object.values(fields)),
    action: paths.papersRisk({ placementId: placement._id }),
    submit: { text: t.declare, cancel: null },
  }
}

/** The coordinator's word on the project, with the project above it. */
export function coherencePage({ placement, papers, submitted }: Whose, ctx: Ctx) {
  const t = papersWords(ctx.language)
  const { lead, href } = frameOf({ placement })
  const form = formState(
    ctx.language,
    { typed: { text: papers.coherence?.text ?? '' }, ...submitted },
    papersRefusals(ctx.language),
  )
  const text = textarea(form, 'text', {
    label: t.coherenceText,
    hint: t.coherenceHint,
    required: true,
    rows: 3,
    maxlength: 500,
  })
  const { project } = papers
  return {
    title: t.coherenceTitle,
    t,
    lead,
    project: project && {
      objectives: project.objectives,
      lists: [
        { title: t.competences, items: project.competences },
        { title: t.activities, items: project.activities },
      ],
    },
    noProject: project ? null : papersRefusals(ctx.language)['no-project'],
    text,
    problems: problemSummary(form, [text]),
    hidden: [{ name: 'version', value: String(papers.version) }],
    action: paths.papersCoherence({ placementId: placement._id }),
    submit: { text: t.approve, cancel: { text: t.back, href } },
  }
}

/** The written exception of the head of the school. */
export function exceptionPage(
  { placement, head, submitted }: Omit<Whose, 'papers'> & { head: string | null },
  ctx: Ctx,
) {
  const t = papersWords(ctx.language)
  const { lead, href } = frameOf({ placement })
  const on: Day = ctx.today
  const texts = { ...documentFileTexts(ctx.language), ...papersRefusals(ctx.language) }
  const form = formState(ctx.language, { typed: { head: head ?? '', on }, ...submitted }, texts)
  const fields = {
    head: field(form, 'head', { label: t.head, required: true, maxlength: 120, width: 'medium' }),
    reason: textarea(form, 'reason', { label: t.reason, required: true, rows: 4, maxlength: 1000 }),
    protocol: field(form, 'protocol', { label: t.protocol, required: true, maxlength: 60, width: 'medium' }),
    on: field(form, 'on', { label: t.decidedOn, type: 'date', required: true }),
    file: file(form, 'file', { label: t.scan, hint: t.scanHint, required: true, accept: acceptedDocuments }),
  }
  return {
    title: t.exceptionTitle,
    t,
    lead,
    fields,
    problems: problemSummary(form, Object.values(fields)),
    action: paths.papersException({ placementId: placement._id }),
    submit: { text: t.recordException, cancel: { text: t.back, href } },
  }
}
