import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { withQuery } from '../platform/path.ts'
import { type Action, linkTo, postTo } from '../web/parts.ts'
import { isMoveFrom, type LabModule, type ModuleMove } from './lab-module.rules.ts'
import { type MoveFacts, moveReasons } from './module-check.rules.ts'
import { moduleWords } from './lab-module.text.ts'
import { modulePageWords } from './module-page.text.ts'

/** What the next step needs to know of the editions that are open or running, and of the modules around. */
interface AroundNext extends Pick<MoveFacts, 'required' | 'requiredBy'> {
  editions: readonly { _id: string; state: string }[]
}

interface Next {
  text: string
  actions: Action[]
}

/** One clear next step for each role: publish, prepare a lab, enrol a class. */
export function nextStep(module: LabModule, around: AroundNext, ctx: Ctx): Next {
  if (may(ctx.actor, 'module.edit')) return cityStep(module, around, ctx)
  if (may(ctx.actor, 'lab-enrolment.edit')) return schoolStep(around, ctx)
  return hostStep(module, ctx)
}

function schoolStep({ editions }: AroundNext, { language }: Ctx): Next {
  const p = modulePageWords(language)
  const [first, ...others] = editions.filter(({ state }) => state === 'open')
  if (!first) return { text: p.nextNone, actions: [linkTo(p.seeLabs, paths.editions())] }
  if (others.length > 0) {
    return { text: p.nextEnrol, actions: [linkTo(p.seeEditions, '#laboratori', { look: 'primary' })] }
  }
  const enrol = linkTo(p.enrol, paths.labEnrolment({ editionId: first._id }), { look: 'primary' })
  return { text: p.nextEnrolOne, actions: [enrol] }
}

function hostStep(module: LabModule, { actor, language }: Ctx): Next {
  const p = modulePageWords(language)
  const prepares = module.state === 'published' && may(actor, 'edition.edit')
  if (!prepares) return { text: p.nextRetired, actions: [] }
  return { text: p.nextPrepare, actions: [prepareButton(module, p.prepare, 'primary')] }
}

function prepareButton({ _id }: LabModule, text: string, look: 'primary' | 'secondary'): Action {
  return linkTo(text, withQuery(paths.newEdition(), { modulo: _id }), { look })
}

function cityStep(module: LabModule, around: AroundNext, ctx: Ctx): Next {
  const p = modulePageWords(ctx.language)
  const { state, _id } = module
  const texts = { draft: p.nextDraft, published: p.nextPublished, retired: p.nextRetired }
  const edit = state === 'retired' ? [] : [linkTo(p.edit, paths.moduleEdit({ moduleId: _id }), { icon: 'it-pencil' })]
  const prepare = state === 'published' ? [prepareButton(module, p.prepare, 'primary')] : []
  const moves = (['publish', 'retire', 'redraft'] as const).filter((move) => isMoveFrom(state, move))
  return {
    text: texts[state],
    actions: [
      ...prepare,
      ...edit,
      linkTo(p.copy, paths.moduleCopy({ moduleId: _id })),
      ...moves.map((move) => moveButton(module, move, { around, ctx })),
    ],
  }
}

interface Button {
  around: AroundNext
  ctx: Ctx
}

function moveButton(module: LabModule, move: ModuleMove, { around, ctx }: Button): Action {
  const [t, p] = [moduleWords(ctx.language), modulePageWords(ctx.language)]
  const { required, requiredBy, editions } = around
  const reasons = moveReasons(module, move, { required, requiredBy, editions: editions.length })
  const texts = {
    publish: module.state === 'retired' ? p.publishAgain : p.publish,
    retire: p.retire,
    redraft: p.redraft,
  }
  const looks = { publish: 'primary', retire: 'danger', redraft: 'secondary' } as const
  return postTo(texts[move], paths.moduleState({ moduleId: module._id }), {
    look: looks[move],
    fields: { move, revision: String(module.revision) },
    disabledBecause: reasons.map((reason) => t[reason]),
    ...(move === 'retire' ? { confirm: p.retireAsk } : {}),
  })
}
