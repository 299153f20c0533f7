import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { acceptedDocuments } from '../platform/document-kind.ts'
import type { Typed } from '../platform/form.ts'
import { fullName } from '../schools/student.rules.ts'
import { documentFileTexts } from '../web/document-file-texts.ts'
import { field, file, problemSummary, radios } from '../web/form-parts.ts'
import { linkTo } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { paperNames } from './papers.forms.ts'
import { type Paper, type Papers, partiesOf, signatureOf, type SigningParty } from './papers.rules.ts'
import { papersRefusals } from './papers-refusal.text.ts'
import { papersWords } from './papers.text.ts'
import type { LinkRefusal } from './signature.rules.ts'
import { partyName, type Submitted } from './signing.pages.ts'

/** A signature on paper with its scan; `party`: the one that was asked for. */
export function onPaperPage(
  paper: Paper,
  {
    placement,
    papers,
    party,
    submitted,
  }: { placement: Placement; papers: Papers; party: string; submitted: Submitted },
  ctx: Ctx,
) {
  const t = papersWords(ctx.language)
  const missing = partiesOf(paper, placement).filter(
    (each) => signatureOf(papers, paper, each) === null || each === 'student',
  )
  const chosen = missing.find((each) => each === party) ?? missing[0]
  const typed: Typed = { party: chosen ?? '', name: chosen ? knownName(chosen, placement) : '', on: ctx.today }
  const texts = { ...documentFileTexts(ctx.language), ...papersRefusals(ctx.language) }
  const form = formState(ctx.language, { typed, ...submitted }, texts)
  const fields = {
    party: radios(form, 'party', {
      label: t.whoSigned,
      required: true,
      options: missing.map((value) => ({ value, text: partyName(value, ctx.language) })),
    }),
    name: field(form, 'name', { label: t.fullName, required: true, maxlength: 120 }),
    on: field(form, 'on', { label: t.signedOn, type: 'date', required: true }),
    file: file(form, 'file', { label: t.scan, hint: t.scanHint, required: true, accept: acceptedDocuments }),
  }
  const id = { placementId: placement._id, paper: paperNames[paper] }
  return {
    title: `${t.paperTitle}: ${t[paper]}`,
    t,
    lead: `${fullName(placement.student)} · ${placement.host.name}`,
    pdf: [linkTo(t.pdf, paths.paperPdf(id), { icon: 'it-download' })],
    fields,
    problems: problemSummary(form, Object.values(fields)),
    action: paths.paperScan(id),
    submit: { text: t.record, cancel: { text: t.back, href: paths.papers({ placementId: placement._id }) } },
  }
}

/** Whose name the school knows already. */
function knownName(party: SigningParty, { student, schoolTutor, hostTutor }: Placement): string {
  if (party === 'student') return fullName(student)
  if (party === 'schoolTutor') return schoolTutor?.name ?? ''
  return party === 'hostTutor' ? (hostTutor?.name ?? '') : ''
}

/** To whom the link to sign is sent. */
export function linkPage(
  paper: Paper,
  { placement, refusals, submitted }: { placement: Placement; refusals: readonly LinkRefusal[]; submitted: Submitted },
  ctx: Ctx,
) {
  const t = papersWords(ctx.language)
  const { hostTutor } = placement
  const typed: Typed = paper === 'project' ? { name: hostTutor?.name ?? '', email: hostTutor?.email ?? '' } : {}
  const form = formState(ctx.language, { typed, ...submitted }, papersRefusals(ctx.language))
  const fields = {
    name: field(form, 'name', { label: t.fullName, required: true, maxlength: 120, width: 'medium' }),
    email: field(form, 'email', { label: t.email, type: 'email', required: true, maxlength: 254, width: 'medium' }),
  }
  const id = { placementId: placement._id, paper: paperNames[paper] }
  const href = paths.papers({ placementId: placement._id })
  return {
    title: paper === 'pact' ? t.linkTitlePact : t.linkTitleProject,
    t,
    lead: `${fullName(placement.student)} · ${placement.host.name}`,
    refusal: refusals.length > 0 ? refusals.map((reason) => papersRefusals(ctx.language)[reason]).join(' ') : null,
    fields,
    problems: problemSummary(form, Object.values(fields)),
    action: paths.paperLinks(id),
    submit: { text: t.send, cancel: { text: t.back, href } },
    back: [linkTo(t.back, href)],
  }
}
