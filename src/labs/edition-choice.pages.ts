import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { field, select } from '../web/form-parts.ts'
import { formState } from '../web/problem-texts.ts'
import { editionFormWords } from './edition-form.text.ts'

export interface ChoosingParts {
  modules: readonly { _id: string; code: string; title: string }[]
  /** Those found, for the city; null for a host, which is the partner itself. */
  partners: readonly { _id: string; name: string; town: string }[] | null
  total: number
  typed: { modulo: string; ente: string; cerca: string }
}

/** The first step: which module, and for the city at which partner. */
export function choosingPage({ modules, partners, total, typed }: ChoosingParts, ctx: Ctx) {
  const f = editionFormWords(ctx.language)
  // Whoever looks for a partner before choosing the module would have to choose again.
  const early = typed.modulo === '' && typed.cerca !== ''
  const form = formState(ctx.language, { typed, problems: early ? { modulo: 'required' } : {} })
  const options = modules.map(({ _id, code, title }) => ({ value: _id, text: `${code} · ${title}` }))
  return {
    title: f.newTitle,
    lead: f.chooseLead,
    action: paths.newEdition(),
    module: select(form, 'modulo', { label: f.module, required: true, options, placeholder: f.chooseModule }),
    none: modules.length === 0 ? f.noModules : null,
    search: partners
      ? field(form, 'cerca', { label: f.partnerSearch, hint: f.partnerSearchHint, type: 'search', width: 'medium' })
      : null,
    found: (early ? [] : (partners ?? [])).map(({ _id, name, town }) => ({
      text: name,
      note: town,
      href: withQuery(paths.newEdition(), { modulo: typed.modulo, ente: _id }),
    })),
    note:
      partners && !early ? foundNote({ shown: partners.length, total, asked: typed.cerca !== '' }, ctx.language) : null,
    goOn: f.goOn,
  }
}

function foundNote({ shown, total, asked }: { shown: number; total: number; asked: boolean }, language: Language) {
  const f = editionFormWords(language)
  if (!asked) return null
  return total === 0 ? f.noPartner : f.partnersFound(shown, total) || null
}
