import type { Ctx } from '../access/actor.ts'
import type { Partner } from '../partners/partner.rules.ts'
import { standingStatus } from '../partners/partner-search.pages.ts'
import { paths } from '../paths.ts'
import { dayOf } from '../platform/day.ts'
import { formatDay } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import { empty, facts, linkTo, postTo, table } from '../web/parts.ts'
import { searchBox } from '../web/search-box.ts'
import type { References } from './partner-merge.rules.ts'
import { mergeWords } from './partner-merge.text.ts'

type Words = ReturnType<typeof mergeWords>
type Refusal = 'the-same' | 'already-merged' | 'gone-suspended' | 'different-vatNumber' | 'different-taxCode'

interface Preview {
  keep: Partner
  gone: Partner
  moved: References
  refusals: readonly Refusal[]
}

/** The two records side by side, what is moved, and the button. */
export function mergePage({ keep, gone, moved, refusals }: Preview, ctx: Ctx) {
  const t = mergeWords(ctx.language)
  const action = paths.partnerMerge({ partnerId: keep._id })
  return {
    title: t.title,
    t,
    comparison: comparison({ keep, gone }, ctx, t),
    moved: facts([
      [t.accounts, moved.accounts],
      [t.placements, moved.placements],
      [t.agreements, moved.agreements],
      [t.documents, moved.documents],
      [t.contacts, moved.contacts],
      [t.activities, moved.activities],
      [t.editions, moved.editions],
      [t.authorisations, moved.authorisations],
      [t.offers, moved.offers],
    ]),
    actions: [
      postTo(t.merge, action, {
        look: 'danger',
        fields: { goneId: gone._id },
        confirm: t.confirm(gone.name, keep.name),
        disabledBecause: refusals.map((refusal) => t[refusal]),
      }),
      linkTo(t.swap, withQuery(paths.partnerMerge({ partnerId: gone._id }), { con: keep._id })),
    ],
  }
}

function comparison({ keep, gone }: Pick<Preview, 'keep' | 'gone'>, ctx: Ctx, t: Words) {
  const link = (partner: Partner) => ({ text: partner.name, href: paths.partner({ partnerId: partner._id }) })
  const sites = (partner: Partner) => partner.sites.map(({ address, town }) => `${address}, ${town}`).join('; ')
  const tutors = (partner: Partner) => partner.tutors.map(({ name }) => name).join(', ')
  const added = (partner: Partner) => formatDay(dayOf(partner.createdAt), ctx.language)
  return table({
    caption: t.comparison,
    columns: [t.what, t.keep, t.gone],
    rows: [
      [t.name, link(keep), link(gone)],
      [t.vatNumber, keep.vatNumber, gone.vatNumber],
      [t.taxCode, keep.taxCode, gone.taxCode],
      [t.towns, sites(keep), sites(gone)],
      [t.tutors, tutors(keep), tutors(gone)],
      [t.qualification, standingStatus(keep.qualification, ctx), standingStatus(gone.qualification, ctx)],
      [t.standing, added(keep), added(gone)],
    ],
    empty: empty(t.none),
  })
}

type Candidate = Pick<Partner, '_id' | 'name' | 'vatNumber' | 'taxCode' | 'sites'>

/** Looking for the other record of a partner. */
export function chooseOtherPage(
  partner: Pick<Partner, '_id' | 'name'>,
  ctx: Ctx,
  { q, found }: { q: string; found: readonly Candidate[] },
) {
  const t = mergeWords(ctx.language)
  const action = paths.partnerMerge({ partnerId: partner._id })
  const others = found.filter(({ _id }) => _id !== partner._id)
  return {
    title: t.title,
    t,
    lead: t.chooseLead(partner.name),
    filter: searchBox(ctx.language, { q, label: t.search, action }),
    table: table({
      caption: t.choose,
      columns: [t.name, t.vatNumber, t.towns],
      rows: others.map((other) => [
        { text: other.name, href: withQuery(action, { con: other._id }) },
        other.vatNumber ?? other.taxCode,
        [...new Set(other.sites.map(({ town }) => town))].join(', '),
      ]),
      empty: q === '' ? empty(t.noneAlike, t.noneAlikeAdvice) : empty(t.none, t.noneAdvice),
    }),
  }
}
