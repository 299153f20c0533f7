import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { blockParts } from '../agreements/agreement-text.pages.ts'
import type { TextBlock } from '../agreements/agreement.rules.ts'
import { paths } from '../paths.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { belongsOf } from '../placements/placement-access.rules.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { formatDay } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { fullName } from '../schools/student.rules.ts'
import { checkbox, field, problemSummary } from '../web/form-parts.ts'
import { type Action, type ContentOf, empty, linkTo, status, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { paperNames } from './papers.forms.ts'
import { isSignable, type Paper, type Papers, type PaperSignature, partiesOf, signatureOf } from './papers.rules.ts'
import type { SigningParty } from './papers.rules.ts'
import { papersRefusals } from './papers-refusal.text.ts'
import { papersWords } from './papers.text.ts'
import { isMinorOn, pactStanding, partyFor, screenRefusals, type SigningFacts, signsAgain } from './signature.rules.ts'

export interface Submitted {
  typed?: Typed
  problems?: Problems
}

export function partyName(party: SigningParty, language: Language): string {
  return papersWords(language)[`${party}Party`]
}

interface Around {
  placement: Placement
  papers: Papers
  signing: Record<Paper, SigningFacts>
}

/** One paper on the page of all: its signatures, and what this person can do with it. */
export function paperPart(paper: Paper, { placement, papers, signing }: Around, ctx: Ctx) {
  const t = papersWords(ctx.language)
  const { birth } = signing[paper]
  return {
    title: t[paper],
    table: table({
      caption: t.signatures,
      columns: [t.signer, t.name, t.state],
      rows: partiesOf(paper, placement).map((party): ContentOf[] => {
        const signature = signatureOf(papers, paper, party)
        return [
          partyName(party, ctx.language),
          signature?.name ?? null,
          stateOf(signature, { party, papers, birth }, ctx),
        ]
      }),
      empty: empty(t.toSign),
    }),
    actions: papers.project ? paperActions(paper, { placement, papers }, ctx) : [],
  }
}

function stateOf(
  signature: PaperSignature | null,
  { party, papers, birth }: { party: SigningParty; papers: Papers; birth: SigningFacts['birth'] },
  ctx: Ctx,
): ContentOf {
  const t = papersWords(ctx.language)
  if (!signature)
    return isAsked(party, { papers, birth }, ctx) ? status(t.toSign, 'warning') : status(t.notNeeded, 'neutral')
  if (party === 'student' && signsAgain(papers, birth, ctx.today)) return status(t.toSign, 'warning')
  return { status: status(t.signed, 'success'), note: howSigned(signature, ctx.language) }
}

/** Whether a signature that is not there is needed. */
function isAsked(
  party: SigningParty,
  { papers, birth }: { papers: Papers; birth: SigningFacts['birth'] },
  ctx: Ctx,
): boolean {
  if (party !== 'parent') return true
  const { student, parentNeeded } = pactStanding(papers.signatures, birth)
  return student ? parentNeeded && !signsAgain(papers, birth, ctx.today) : isMinorOn(birth, ctx.today)
}

function howSigned({ how, on }: Pick<PaperSignature, 'how' | 'on'>, language: Language): string {
  const t = papersWords(language)
  const day = formatDay(on, language)
  return { screen: t.signedScreen, link: t.signedLink, paper: t.signedPaper }[how](day)
}

function paperActions(
  paper: Paper,
  { placement, papers }: { placement: Placement; papers: Papers },
  ctx: Ctx,
): Action[] {
  const t = papersWords(ctx.language)
  const id = { placementId: placement._id, paper: paperNames[paper] }
  const record = { ...belongsOf(placement), placementId: placement._id }
  const party = partyFor(ctx.actor, paper)
  const mine = party !== null && partiesOf(paper, placement).includes(party)
  const signs = mine && can(ctx.actor, 'paperwork.sign', record) && isSignable(placement)
  const open = partiesOf(paper, placement).some((each) => signatureOf(papers, paper, each) === null)
  const scans = papers.signatures.filter((each) => each.paper === paper && each.scan)
  return [
    linkTo(t.readPaper, paths.paperText(id), { icon: 'it-file' }),
    ...(signs && party && !signatureOf(papers, paper, party)
      ? [linkTo(t.sign, paths.paperSignature(id), { look: 'primary' })]
      : []),
    ...(open && isSignable(placement) && can(ctx.actor, 'paperwork.record', record)
      ? [linkTo(t.recordPaper, paths.paperScan(id))]
      : []),
    ...scans.flatMap(({ party: of, scan }) =>
      scan
        ? [
            linkTo(
              `${t.openScan}: ${partyName(of, ctx.language)}`,
              paths.papersFile({ placementId: placement._id, fileId: scan.fileId }),
              { look: 'plain' },
            ),
          ]
        : [],
    ),
  ]
}

interface Text {
  placement: Placement
  papers: Papers
  blocks: readonly TextBlock[]
}

/** The text to read and print, with who has signed and who has to. */
export function paperTextPage(paper: Paper, { placement, papers, blocks }: Text, ctx: Ctx) {
  const t = papersWords(ctx.language)
  const [first, ...rest] = blocks
  return {
    title: first?.text ?? t[paper],
    blocks: blockParts(rest),
    signatures: partiesOf(paper, placement).map((party) => {
      const signature = signatureOf(papers, paper, party)
      return {
        party: partyName(party, ctx.language),
        name: signature?.name ?? null,
        how: signature ? howSigned(signature, ctx.language) : null,
        toSign: t.signAndDate,
      }
    }),
    pdf: [
      linkTo(t.pdf, paths.paperPdf({ placementId: placement._id, paper: paperNames[paper] }), { icon: 'it-download' }),
    ],
  }
}

interface Signing extends Text {
  facts: SigningFacts
  submitted: Submitted
}

/** The whole text with the place to sign under it; once signed it stays to be read. */
export function signaturePage(paper: Paper, signing: Signing, ctx: Ctx) {
  const t = papersWords(ctx.language)
  const { placement, papers, blocks } = signing
  const id = { placementId: placement._id, paper: paperNames[paper] }
  return {
    title: paper === 'pact' ? t.signTitlePact : t.signTitleProject,
    t,
    parties: `${fullName(placement.student)} · ${placement.host.name}`,
    ...placeToSign(paper, signing, ctx),
    blocks: blockParts(blocks),
    actions: [
      ...(papers.project ? [linkTo(t.pdf, paths.paperPdf(id), { icon: 'it-download' })] : []),
      // The documents of somebody with a link are this page.
      ctx.actor.role === 'guest'
        ? linkTo(t.backToStart, paths.guest())
        : linkTo(t.back, paths.papers({ placementId: placement._id })),
    ],
  }
}

/** The form, or that one has signed, or why one cannot. */
function placeToSign(paper: Paper, { placement, papers, facts, submitted }: Signing, ctx: Ctx) {
  const t = papersWords(ctx.language)
  const party = partyFor(ctx.actor, paper)
  const closed = { lead: null, signed: null, closed: null, form: null }
  if (!party) return { ...closed, closed: papersRefusals(ctx.language)['not-your-paper'] }
  const own = signatureOf(papers, paper, party)
  const again = party === 'student' && signsAgain(papers, facts.birth, ctx.today)
  if (own && !again) return { ...closed, signed: t.youSigned(own.name, formatDay(own.on, ctx.language)) }
  const refusals = refusalsNow({ paper, party }, { papers, facts }, ctx)
  if (refusals.length > 0)
    return { ...closed, closed: refusals.map((reason) => papersRefusals(ctx.language)[reason]).join(' ') }
  const action = paths.paperSignature({ placementId: placement._id, paper: paperNames[paper] })
  const form = signForm({ action, digest: facts.digest }, submitted, ctx)
  return { ...closed, lead: again ? t.signAgainLead : t.signLead, form }
}

/** What would be refused whatever name is typed. */
function refusalsNow(
  { paper, party }: { paper: Paper; party: SigningParty },
  { papers, facts }: { papers: Papers; facts: SigningFacts },
  { actor, today }: Ctx,
) {
  const name = actor.role === 'guest' ? actor.name : party === 'student' ? facts.studentName : '—'
  const given = { paper, party, name, on: today, declaration: true, digest: facts.digest }
  return screenRefusals(papers, given, { ...facts, actor }).filter((reason) => reason !== 'changed-meanwhile')
}

function signForm({ action, digest }: { action: string; digest: string }, submitted: Submitted, { language }: Ctx) {
  const t = papersWords(language)
  const form = formState(language, submitted, papersRefusals(language))
  const fields = {
    name: field(form, 'name', {
      label: t.fullName,
      hint: t.nameHint,
      required: true,
      maxlength: 120,
      autocomplete: 'name',
    }),
    declaration: checkbox(form, 'declaration', { label: t.declaration, required: true }),
  }
  return {
    heading: t.signHeading,
    fields,
    problems: problemSummary(form, Object.values(fields)),
    // Of the text above: a text that changed in between is not signed.
    hidden: [{ name: 'digest', value: digest }],
    action,
    submit: { text: t.signNow, cancel: null },
  }
}
