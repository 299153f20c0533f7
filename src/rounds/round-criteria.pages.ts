import type { Ctx } from '../access/actor.ts'
import { mechanisms } from '../matching/round-file.rules.ts'
import { paths } from '../paths.ts'
import type { Typed } from '../platform/form.ts'
import { offered, type Programme } from '../programme/programme.rules.ts'
import { checkbox, field, problemSummary, radios, select } from '../web/form-parts.ts'
import { empty, postTo, type Table, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { announcementOf, bandTable } from './round-announcement.pages.ts'
import { announcementWords } from './round-announcement.text.ts'
import { criteriaLeft, type CriterionMove } from './round-criteria.rules.ts'
import { refusalText } from './round-form.pages.ts'
import { roundProblemWords } from './round-problem.text.ts'
import { setupWords } from './round-setup.text.ts'
import { roundTabs, stepTitle } from './round-tabs.pages.ts'
import type { Submitted } from './round.pages.ts'
import { type Criterion, type Round, versionOf } from './round.rules.ts'

export interface CriteriaParts {
  programme: Pick<Programme, 'tracks'>
  /** names of the hosts of the round */
  hosts: ReadonlyMap<string, string>
  refusal: string | null
  terms: Submitted
  band: Submitted
}

export function criteriaPage(round: Round, parts: CriteriaParts, ctx: Ctx) {
  const t = setupWords(ctx.language)
  const { refusal } = parts
  const head = { title: stepTitle(round, 'criteria', ctx), t, tabs: roundTabs(round, 'criteria', ctx) }
  if (refusal)
    return {
      ...head,
      lead: null,
      refusal: refusalText(refusal, ctx),
      announcement: announcementOf(round, parts, ctx),
      form: null,
    }
  return {
    ...head,
    lead: t.howLead,
    refusal: null,
    announcement: null,
    form: {
      order: orderPart(round, ctx),
      terms: termsForm(round, parts.terms, ctx),
      bands: bandsPart(round, parts, ctx),
    },
  }
}

function orderPart(round: Round, { language }: Ctx) {
  const t = setupWords(language)
  const a = announcementWords(language)
  const hidden = { step: 'order', version: String(versionOf(round)) }
  const line = (criterion: Criterion, moves: readonly CriterionMove[]) => ({
    name: a[criterion],
    why: a[`${criterion}-why`],
    action: paths.roundCriteria({ roundId: round._id }),
    hidden: Object.entries({ ...hidden, criterion }).map(([name, value]) => ({ name, value })),
    moves: moves.map((value) => ({ value, text: t[value] })),
  })
  const last = round.criteria.length - 1
  return {
    chosen: round.criteria.map((criterion, index) =>
      line(criterion, [...(index > 0 ? ['up' as const] : []), ...(index < last ? ['down' as const] : []), 'drop']),
    ),
    none: a.noCriteria,
    left: criteriaLeft(round.criteria).map((criterion) => line(criterion, ['take'])),
  }
}

function termsForm(round: Round, submitted: Submitted, { language }: Ctx) {
  const t = setupWords(language)
  const a = announcementWords(language)
  const { mechanism, mostWishes, mostKm, fallback, minimums } = round
  const start: Typed = {
    mechanism,
    mostWishes: String(mostWishes),
    mostKm: mostKm === null ? '' : String(mostKm),
    ...(fallback ? { fallback: 'yes' } : {}),
    ...(minimums ? { minimums: 'yes' } : {}),
  }
  const form = formState(language, { ...submitted, typed: submitted.typed ?? start }, roundProblemWords(language))
  const options = mechanisms.map((each) => ({ value: each, text: a[each], hint: a[`${each}Explained`] }))
  const number = { type: 'number', inputmode: 'numeric' } as const
  const fields = {
    mechanism: radios(form, 'mechanism', { label: t.mechanism, options, required: true }),
    mostWishes: field(form, 'mostWishes', {
      ...number,
      label: t.mostWishes,
      hint: t.mostWishesHint,
      required: true,
      min: '1',
      max: '10',
    }),
    mostKm: field(form, 'mostKm', { ...number, label: t.mostKm, hint: t.mostKmHint, min: '1', max: '500' }),
    fallback: checkbox(form, 'fallback', { label: t.fallback, hint: a.fallback }),
    minimums: checkbox(form, 'minimums', { label: t.minimums, hint: a.minimums }),
  }
  return {
    problems: problemSummary(form, Object.values(fields)),
    fields,
    hidden: [
      { name: 'step', value: 'terms' },
      { name: 'version', value: String(versionOf(round)) },
    ],
    action: paths.roundCriteria({ roundId: round._id }),
    submit: { text: t.save, cancel: null },
  }
}

const years = [1, 2, 3, 4, 5]

function bandsPart(round: Round, parts: CriteriaParts, { language }: Ctx) {
  const t = setupWords(language)
  const a = announcementWords(language)
  const form = formState(language, { typed: { band: '1' }, ...parts.band }, roundProblemWords(language))
  const hosts = [...parts.hosts].toSorted(([, one], [, other]) => one.localeCompare(other, 'it'))
  const tracks = offered(parts.programme.tracks)
  const fields = {
    partnerId: select(form, 'partnerId', {
      label: a.host,
      required: true,
      options: hosts.map(([value, text]) => ({ value, text })),
    }),
    track: select(form, 'track', {
      label: a.track,
      required: true,
      placeholder: t.everyTrack,
      options: tracks.map(({ code, name }) => ({ value: code, text: name[language] })),
    }),
    year: select(form, 'year', {
      label: a.year,
      required: true,
      placeholder: t.everyYear,
      options: years.map((year) => ({ value: String(year), text: t.yearOf(year) })),
    }),
    band: select(form, 'band', {
      label: a.band,
      required: true,
      options: ([0, 1, 2] as const).map((band) => ({ value: String(band), text: a[`band${band}`] })),
    }),
  }
  return {
    title: a.bands,
    problems: problemSummary(form, Object.values(fields)),
    table: bandsTable(round, parts, language),
    fields: hosts.length > 0 ? fields : null,
    hidden: [
      { name: 'step', value: 'band' },
      { name: 'version', value: String(versionOf(round)) },
    ],
    action: paths.roundCriteria({ roundId: round._id }),
    submit: { text: t.addBand, cancel: null },
  }
}

/** The published table, with a button in each line. */
function bandsTable(round: Round, parts: CriteriaParts, language: Ctx['language']): Table {
  const t = setupWords(language)
  const a = announcementWords(language)
  const plain = bandTable(round.hostBands, parts, language)
  return table({
    caption: a.bands,
    columns: [a.host, a.track, a.year, a.band, { text: t.dropBand, quiet: true }],
    rows: plain.rows.map(({ cells }, index) => {
      const { partnerId = '', track = null, year = null } = round.hostBands[index] ?? {}
      const about = { partnerId, track: track ?? '', year: year === null ? '' : String(year) }
      const drop = postTo(t.dropBand, paths.roundCriteria({ roundId: round._id }), {
        fields: { step: 'band-away', version: String(versionOf(round)), ...about },
        look: 'plain',
      })
      return [...cells.map(({ text }) => text), { actions: [drop] }]
    }),
    empty: empty(a.noBand),
  })
}
