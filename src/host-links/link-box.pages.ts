import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { type Agreement, parties, type Party } from '../agreements/agreement.rules.ts'
import { paths } from '../paths.ts'
import type { Typed } from '../platform/form.ts'
import { field, problemSummary, radios } from '../web/form-parts.ts'
import { formState } from '../web/problem-texts.ts'
import { isTyped, linksTable, sentencesAbout, type Submitted } from './host-link.pages.ts'
import { type ListedLink, signLinkRefusal } from './host-link.rules.ts'
import { hostLinkWords } from './host-link.text.ts'

export type AgreementToSign = Pick<
  Agreement,
  '_id' | 'agreementId' | 'schoolId' | 'partnerId' | 'state' | 'signatures' | 'school' | 'host'
>

/**
 * What the partial `link-box` takes: the links to sign this agreement, and the form that sends one for a party that has
 * not signed. Null for whoever may not send them.
 */
export function hostLinkBox(
  agreement: AgreementToSign,
  { links, submitted = {} }: { links: readonly ListedLink[]; submitted?: Submitted },
  ctx: Ctx,
) {
  if (!can(ctx.actor, 'agreement.edit', agreement)) return null
  const t = hostLinkWords(ctx.language)
  const missing = parties.filter((party) => signLinkRefusal(agreement, party) === null)
  return {
    title: t.signTitle,
    lead: t.signLead,
    table: links.length > 0 ? linksTable(links, ctx, t.noneToSign) : null,
    form: missing.length > 0 ? signForm(agreement, { missing, links, submitted }, ctx) : null,
    refusal: missing.length > 0 ? null : t[agreement.state === 'signing' ? 'already-signed' : 'not-for-signing'],
  }
}

function signForm(
  agreement: AgreementToSign,
  { missing, links, submitted }: { missing: readonly Party[]; links: readonly ListedLink[]; submitted: Submitted },
  ctx: Ctx,
) {
  const t = hostLinkWords(ctx.language)
  const typed = submitted.typed ?? signerOf(agreement, missing)
  const same = links.find(({ party, to }) => party === typed['party'] && isTyped(to.email, typed))
  const form = formState(ctx.language, { ...submitted, typed }, sentencesAbout(same, ctx))
  const party = radios(form, 'party', {
    label: t.party,
    required: true,
    options: missing.map((value) => ({ value, text: t[value] })),
  })
  const name = field(form, 'name', {
    label: t.name,
    hint: t.signerHint,
    required: true,
    maxlength: 120,
    width: 'medium',
  })
  const email = field(form, 'email', {
    label: t.email,
    hint: t.emailHint,
    required: true,
    type: 'email',
    maxlength: 254,
    width: 'medium',
  })
  return {
    action: paths.agreementLinks({ agreementId: agreement._id }),
    party,
    name,
    email,
    problems: problemSummary(form, [party, name, email]),
    submit: { text: t.send, cancel: null },
  }
}

/** At first the form holds who signs for the host; its own side once the host has signed. */
function signerOf({ host, school }: AgreementToSign, missing: readonly Party[]): Typed {
  if (missing.includes('host')) return { party: 'host', name: host.representative.name, email: host.email ?? '' }
  return { party: 'school', name: school.principal.name }
}

/** The page of its own: what was typed and refused is shown again here. */
export function agreementLinksPage(
  agreement: AgreementToSign,
  { links, submitted }: { links: readonly ListedLink[]; submitted: Submitted },
  ctx: Ctx,
) {
  const t = hostLinkWords(ctx.language)
  return {
    title: t.signTitle,
    box: hostLinkBox(agreement, { links, submitted }, ctx),
    parties: `${agreement.school.name} · ${agreement.host.name}`,
  }
}
