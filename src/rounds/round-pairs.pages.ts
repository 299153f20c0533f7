import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { dayOf } from '../platform/day.ts'
import { formatDay } from '../platform/format.ts'
import { type Field, field, problemSummary, select, type Select } from '../web/form-parts.ts'
import { type ContentOf, empty, postTo, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { refusalText } from './round-form.pages.ts'
import { type PairKind, pairKinds } from './round-pairs.rules.ts'
import { roundProblemWords } from './round-problem.text.ts'
import { pairWords } from './round-pairs.text.ts'
import { roundTabs, stepTitle } from './round-tabs.pages.ts'
import type { Submitted } from './round.pages.ts'
import type { ForbiddenPair, KeepApart, Round, RoundLock } from './round.rules.ts'

export interface PairsParts {
  /** what the own school has said */
  pairs: { locks: readonly RoundLock[]; forbidden: readonly ForbiddenPair[]; keepApart: readonly KeepApart[] }
  /** who of the own school takes part: how they are called, in the order of a list */
  units: readonly { id: string; name: string }[]
  /** offers and hosts of the round by id */
  offers: ReadonlyMap<string, string>
  hosts: ReadonlyMap<string, string>
  /** of a pair that each form may add: sending twice stores once */
  newIds: Readonly<Record<PairKind, string>>
  refusal: string | null
  /** the form that was refused, if one was */
  refused: { kind: PairKind; submitted: Submitted } | null
}

export function pairsPage(round: Round, parts: PairsParts, ctx: Ctx) {
  const t = pairWords(ctx.language)
  return {
    title: stepTitle(round, 'pairs', ctx),
    t,
    tabs: roundTabs(round, 'pairs', ctx),
    refusal: parts.refusal ? refusalText(parts.refusal, ctx) : null,
    sections: pairKinds.map((kind) => ({
      title: t[kind],
      lead: t[`${kind}Lead`],
      table: pairTable(kind, round, { ...parts, ctx }),
      form: parts.refusal ? null : pairForm(kind, round, { ...parts, ctx }),
    })),
  }
}

type Around = PairsParts & { ctx: Ctx }

const emptyWord = { lock: 'noLock', forbidden: 'noForbidden', apart: 'noApart' } as const
const addWord = { lock: 'addLock', forbidden: 'addForbidden', apart: 'addApart' } as const

function pairTable(kind: PairKind, round: Round, parts: Around) {
  const { language } = parts.ctx
  const t = pairWords(language)
  const labs = round.kind === 'labs'
  const second = { lock: t.offer, forbidden: t.host, apart: labs ? t.otherClass : t.other }[kind]
  const remove = (pairId: string): ContentOf => ({
    actions: [
      postTo(t.remove, paths.roundPairRemoval({ roundId: round._id, pairId }), {
        look: 'plain',
        confirm: t.removeConfirm,
      }),
    ],
  })
  return table({
    caption: t[kind],
    columns: [
      labs ? t.class : t.student,
      second,
      t.reason,
      t.by,
      ...(parts.refusal ? [] : [{ text: t.remove, quiet: true }]),
    ],
    rows: linesOf(kind, parts).map(({ pair, first, other }) => [
      first,
      other,
      pair.reason,
      { text: pair.by.name, note: formatDay(dayOf(pair.at), language) },
      ...(parts.refusal ? [] : [remove(pair.id)]),
    ]),
    empty: empty(t[emptyWord[kind]]),
  })
}

function linesOf(kind: PairKind, { pairs, units, offers, hosts, ctx }: Around) {
  const t = pairWords(ctx.language)
  const name = (id: string) => units.find((unit) => unit.id === id)?.name ?? t.gone
  if (kind === 'lock')
    return pairs.locks.map((pair) => ({
      pair,
      first: name(pair.unitId),
      other: offers.get(pair.offerId) ?? pair.offerId,
    }))
  if (kind === 'forbidden')
    return pairs.forbidden.map((pair) => ({
      pair,
      first: name(pair.unitId),
      other: hosts.get(pair.partnerId) ?? pair.partnerId,
    }))
  return pairs.keepApart.map((pair) => ({ pair, first: name(pair.unitIds[0]), other: name(pair.unitIds[1]) }))
}

function pairForm(kind: PairKind, round: Round, parts: Around) {
  const { language } = parts.ctx
  const t = pairWords(language)
  const submitted = parts.refused?.kind === kind ? parts.refused.submitted : {}
  const form = formState(language, submitted, roundProblemWords(language))
  const labs = round.kind === 'labs'
  const choice = (name: string, label: string, options: readonly (readonly [string, string])[]): Select =>
    named(
      select(form, name, {
        label,
        required: true,
        placeholder: t.choose,
        options: options.map(([value, text]) => ({ value, text })),
      }),
      kind,
    )
  const units = parts.units.map(({ id, name }) => [id, name] as const)
  const second: Record<PairKind, () => Select> = {
    lock: () => choice('offerId', t.offer, [...parts.offers]),
    forbidden: () => choice('partnerId', t.host, [...parts.hosts]),
    apart: () => choice('otherId', labs ? t.otherClass : t.other, units),
  }
  const selects = [choice('unitId', labs ? t.class : t.student, units), second[kind]()]
  const reason: Field = named(
    field(form, 'reason', { label: t.reason, hint: t.reasonHint, required: true, maxlength: 500 }),
    kind,
  )
  return {
    problems: problemSummary(form, [...selects, reason]),
    selects,
    reason,
    hidden: [
      { name: 'kind', value: kind },
      { name: 'id', value: parts.newIds[kind] },
    ],
    action: paths.roundPairs({ roundId: round._id }),
    submit: { text: t[addWord[kind]], cancel: null },
  }
}

/** Three forms of one page have the same fields: each has ids of its own. */
function named<C extends { id: string; describedBy: string | null }>(control: C, kind: PairKind): C {
  const describedBy = control.describedBy?.replaceAll(control.id, `${control.id}-${kind}`) ?? null
  return { ...control, id: `${control.id}-${kind}`, describedBy }
}
