import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Language } from '../platform/words.ts'
import { checkbox, type FormState } from '../web/form-parts.ts'
import { exportLinks } from '../web/export.ts'
import { empty, linkTo, pager, table } from '../web/parts.ts'
import type { Pair } from './partner-similarity.rules.ts'
import { similarityWords } from './partner-similarity.text.ts'
import type { Partner } from './partner.rules.ts'

export type Compared = Pick<Partner, '_id' | 'name' | 'vatNumber' | 'taxCode' | 'sites'>

/** In the form of a new partner: those already there that it may be, and the box that says it is none of them. */
export function candidatesPart(candidates: readonly Compared[], form: FormState, language: Language) {
  const t = similarityWords(language)
  return {
    title: t.candidates,
    table: table({
      caption: t.candidatesLead,
      columns: [t.name, t.numbers, t.address],
      rows: candidates.map((partner) => [
        { text: partner.name, href: paths.partner({ partnerId: partner._id }) },
        numbersOf(partner),
        addressOf(partner),
      ]),
      empty: empty(t.none),
    }),
    distinct: checkbox(form, 'distinct', { label: t.distinct, required: true }),
  }
}

const pairsPerPage = 50

/** The pairs of partners that may be one, a page of them. */
export function duplicatesPage(pairs: readonly Pair<Compared>[], page: number, ctx: Ctx) {
  const t = similarityWords(ctx.language)
  const start = (page - 1) * pairsPerPage
  const shown = pairs.slice(start, start + pairsPerPage)
  return {
    title: t.duplicates,
    t,
    table: table({
      caption: t.duplicates,
      columns: [t.first, t.second, { text: t.likeness, numeric: true }, { text: t.actions, quiet: true }],
      rows: shown.map(({ first, second, likeness }) => [
        partnerCell(first),
        partnerCell(second),
        t.percent(Math.round(likeness * 100)),
        { actions: [linkTo(t.compare, mergeUrl(first, second))] },
      ]),
      empty: empty(t.none, t.noneAdvice),
    }),
    pager: pager({
      page,
      perPage: pairsPerPage,
      total: pairs.length,
      summary: t.summary,
      href: (number) => `${paths.partnerDuplicates()}?pagina=${number}`,
    }),
    exports: exportLinks(paths.partnerDuplicates()),
  }
}

// The record that was there first is proposed as the one to keep.
function mergeUrl(first: Compared, second: Compared): string {
  return `${paths.partnerMerge({ partnerId: first._id })}?con=${second._id}`
}

function partnerCell(partner: Compared) {
  const note = [numbersOf(partner), addressOf(partner)].filter(Boolean).join(' · ')
  return { text: partner.name, href: paths.partner({ partnerId: partner._id }), note }
}

export function numbersOf({ vatNumber, taxCode }: Compared): string {
  return [...new Set([vatNumber, taxCode].filter(Boolean))].join(' / ')
}

export function addressOf({ sites: [site] }: Compared): string {
  return site ? `${site.address}, ${site.postcode} ${site.town}` : ''
}
