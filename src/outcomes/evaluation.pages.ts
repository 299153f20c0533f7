import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { belongsOf } from '../placements/placement-access.rules.ts'
import { endedStates } from '../placements/placement-state.rules.ts'
import { formatInstant } from '../platform/format.ts'
import { fullName } from '../schools/student.rules.ts'
import { type ContentOf, empty, linkTo, status, table, type Table } from '../web/parts.ts'
import { type CertificateNow, certificatePart } from './certificate-part.pages.ts'
import type { Certificate } from './certificate.rules.ts'
import { nextPart, type Standing } from './evaluation-next.pages.ts'
import {
  type Evaluation,
  evaluatingParties,
  partyOf,
  readableBy,
  readsWords,
  writingRefusal,
} from './evaluation.rules.ts'
import type { FoundEvaluations } from './evaluation.rules.ts'
import { evaluationWords } from './evaluation.text.ts'
import type { EvaluationParty } from './questionnaire.rules.ts'

export interface EvaluationView extends FoundEvaluations {
  standing: Standing
  certificate: Certificate | null
  certificateNow: CertificateNow | null
}

/** Who has answered, the answers side by side, and the next step for this person. */
export function evaluationPage(view: EvaluationView, ctx: Ctx) {
  const { placement, evaluations } = view
  const t = evaluationWords(ctx.language)
  const readable = readableBy(evaluations, { actor: ctx.actor, state: placement.state })
  const sent = evaluations.filter(({ state }) => state === 'sent')
  const closed = placement.history.findLast(({ event }) => event === 'evaluated')
  return {
    title: t.title(fullName(placement.student)),
    lead: `${placement.title} · ${placement.host.name}`,
    t,
    next: nextPart(view, view.standing, ctx),
    closedNote: closed?.reason && readsAsSchool(ctx) ? t.closedNote(closed.reason) : null,
    certificate: view.certificate && certificatePart(view, view.certificate, ctx),
    who: whoTable(view, ctx),
    answers: answersTable(view, readable, ctx),
    hidden: readable.length < sent.length ? t.hidden : null,
    own: ownParts(view, readable, ctx),
    texts: textParts(readable, ctx),
    actions: [
      ...ownAction(view, ctx),
      ...(endedStates.includes(placement.state)
        ? [linkTo(t.attestation, paths.hostAttestation({ placementId: placement._id }), { icon: 'it-download' })]
        : []),
    ],
  }
}

function readsAsSchool({ actor }: Ctx): boolean {
  const party = partyOf(actor)
  return party === null || party === 'tutor'
}

function whoTable({ placement, evaluations }: FoundEvaluations, ctx: Ctx): Table {
  const t = evaluationWords(ctx.language)
  return table({
    caption: t.answers,
    columns: [t.who, t.state],
    rows: evaluatingParties(placement).map((party): ContentOf[] => {
      const evaluation = evaluations.find((each) => each.party === party) ?? null
      return [t[party], stateOf(evaluation, party, ctx)]
    }),
    empty: empty(t.nothingYet),
  })
}

function stateOf(evaluation: Evaluation | null, party: EvaluationParty, ctx: Ctx): ContentOf {
  const t = evaluationWords(ctx.language)
  if (evaluation?.state === 'sent' && evaluation.sentAt)
    return {
      status: status(t.sent, 'success'),
      note: t.sentBy(evaluation.by.name, formatInstant(evaluation.sentAt, ctx.language)),
    }
  if (!evaluation) return status(t.waiting, 'warning')
  return status(partyOf(ctx.actor) === party ? t.draftOwn : t.draft, 'warning')
}

/** One line for each question, one column for each who answers. */
function answersTable({ placement, items }: FoundEvaluations, readable: readonly Evaluation[], ctx: Ctx): Table {
  const t = evaluationWords(ctx.language)
  const parties = evaluatingParties(placement)
  return table({
    caption: t.sideBySide,
    columns: [t.question, ...parties.map((party) => t[party])],
    rows:
      readable.length === 0
        ? []
        : items.map(({ code, area, text }): ContentOf[] => [
            { text: text[ctx.language], note: t[`area-${area}`] },
            ...parties.map((party) => levelOf(readable.find((each) => each.party === party)?.answers, code, ctx)),
          ]),
    empty: empty(t.nothingYet, t.nothingYetAdvice),
  })
}

function levelOf(answers: Evaluation['answers'] | undefined, code: string, ctx: Ctx): string | null {
  const level = answers?.find((answer) => answer.code === code)?.level
  return level ? evaluationWords(ctx.language)[level] : null
}

/** What each says of the placement, for whom it is meant. */
function ownParts({ questionnaire }: FoundEvaluations, readable: readonly Evaluation[], ctx: Ctx) {
  const t = evaluationWords(ctx.language)
  return readable
    .filter(({ party }) => readsWords(ctx.actor, party, 'own') && questionnaire.own[party].length > 0)
    .map(({ party, own }) => ({
      title: t.ownPart(t[party]),
      table: table({
        caption: t.ownPart(t[party]),
        columns: [t.question, t.answer],
        rows: questionnaire.own[party].map(({ code, text }) => [text[ctx.language], levelOf(own, code, ctx)]),
        empty: empty(t.nothingYet),
      }),
    }))
}

function textParts(readable: readonly Evaluation[], ctx: Ctx) {
  const t = evaluationWords(ctx.language)
  return readable.flatMap(({ party, text }) =>
    text && readsWords(ctx.actor, party, 'text')
      ? [{ title: party === 'tutor' ? t.report : t.remarksOf(t[party]), lines: text.split('\n') }]
      : [],
  )
}

/** The button to the own questionnaire, for whoever may write one now. */
function ownAction({ placement, evaluations }: FoundEvaluations, ctx: Ctx) {
  const t = evaluationWords(ctx.language)
  const party = partyOf(ctx.actor)
  const record = { ...belongsOf(placement), placementId: placement._id }
  if (!can(ctx.actor, 'evaluation.write', record)) return []
  if (writingRefusal(placement, { party, send: false, today: ctx.today })) return []
  const done = evaluations.some((each) => each.party === party && each.state === 'sent')
  const href = paths.ownEvaluation({ placementId: placement._id })
  return [linkTo(done ? t.change : t.fillIn, href, { look: done ? 'secondary' : 'primary', icon: 'it-pencil' })]
}
