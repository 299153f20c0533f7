import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { withQuery } from '../platform/path.ts'
import { field } from '../web/form-parts.ts'
import { empty, linkTo, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { offerFormWords } from './offer-form.text.ts'

interface HostChoice {
  q: string
  partners: readonly { _id: string; name: string; sites: readonly { town: string }[] }[]
  total: number
}

/** The first step of an offer that a school types after a call: whose it is. */
export function chooseOfferHostPage({ q, partners, total }: HostChoice, { language }: Ctx) {
  const t = offerFormWords(language)
  const form = formState(language, { typed: { q } })
  const add = linkTo(t.newHost, paths.newPartner(), { icon: 'it-plus' })
  return {
    title: t.newOffer,
    heading: t.chooseHost,
    lead: t.chooseLead,
    filter: {
      action: paths.newOffer(),
      fields: [field(form, 'q', { label: t.searchHost, type: 'search' })],
      selects: [],
      clearHref: q === '' ? null : paths.newOffer(),
    },
    summary: total > 0 ? t.hostsShown(partners.length, total) : null,
    table: table({
      caption: t.chooseHost,
      columns: [t.host, t.town, { text: t.choose, quiet: true }],
      rows: partners.map(({ _id, name, sites }) => [
        name,
        [...new Set(sites.map(({ town }) => town))].join(', '),
        { actions: [linkTo(t.choose, withQuery(paths.newOffer(), { ente: _id }), { look: 'primary' })] },
      ]),
      empty: empty(t.noHost, t.noHostAdvice, [add]),
    }),
    actions: [add],
  }
}
