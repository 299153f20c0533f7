import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { formatDay } from '../platform/format.ts'
import { type Action, linkTo } from '../web/parts.ts'
import type { HeadException } from './papers.rules.ts'
import { papersWords } from './papers.text.ts'

export interface PapersBox {
  title: string
  text: string
  /** hours are logged by the head's exception */
  exception: string | null
  actions: Action[]
}

/** How the papers of a placement stand, in short, for its own page. */
export function papersBox(
  { _id: placementId }: Pick<Placement, '_id'>,
  {
    missing,
    since,
    exception,
  }: { missing: number; since: Parameters<typeof formatDay>[0] | null; exception: HeadException | null },
  { language }: Ctx,
): PapersBox {
  const t = papersWords(language)
  const complete = since ? t.complete(formatDay(since, language)) : t.allThere
  return {
    title: t.papers,
    text: missing > 0 ? t.missing(missing) : complete,
    exception: exception && exceptionText(exception, language),
    actions: [linkTo(t.open, paths.papers({ placementId }), { icon: 'it-file' })],
  }
}

/** That hours are logged by the head's exception: for every page that shows the placement. */
export function exceptionText({ head, on, protocol }: HeadException, language: Ctx['language']): string {
  return papersWords(language).excepted(head, formatDay(on, language), protocol)
}
