import { beforeEach, describe, expect, test } from '@jest/globals'
import { load } from 'cheerio'
import { Editions } from '../../src/labs/edition.model.ts'
import { paths } from '../../src/paths.ts'
import { addDays, day } from '../../src/platform/day.ts'
import { withQuery } from '../../src/platform/path.ts'
import { RollCalls } from '../../src/roll-calls/roll-call.model.ts'
import { useTestApp } from '../support/app.ts'
import type { Shown, Visitor } from '../support/browser.ts'

const borgo = useTestApp()

const coordinator = 'coordinatore@borgo.example'
const button = 'Convalida gli incontri selezionati'
const sessions = 118

/** A lab of Galilei with so many sessions since the summer, all taken and signed: with those of Borgo 120 wait. */
beforeEach(async () => {
  const edition = await Editions.findById('robotica-3a').lean()
  const roll = await RollCalls.findById('robotica-3a-5').lean()
  const [first] = edition?.sessions ?? []
  if (!edition || !roll || !first) throw new Error('Borgo has no robotics')
  const from = day('2026-07-01')
  const many = Array.from({ length: sessions }, (_, n) => ({
    ...first,
    id: `many-${n + 1}`,
    number: n + 1,
    day: addDays(from, n),
    state: 'planned' as const,
  }))
  const participants = edition.participants.map((each) => ({ ...each, from }))
  await Editions.collection.insertOne({
    ...edition,
    _id: 'many' as never,
    code: 'MANY',
    title: 'Molti incontri',
    from,
    sessions: many,
    participants,
  })
  await RollCalls.collection.insertMany(
    many.map((session) => ({ ...roll, _id: session.id as never, editionId: 'many', day: session.day })),
  )
})

const boxes = (page: Shown) =>
  page
    .$('input[name=entries]')
    .map((_, box) => String(page.$(box).val()))
    .toArray()
const waiting = async () => RollCalls.countDocuments({ schoolIds: 'galilei', 'approvals.0': { $exists: false } })
const approve = (visitor: Visitor, entries: string[], more: Record<string, string> = {}) =>
  visitor.press(button, { entries, declared: 'yes', ...more })

describe('a coordinator for whom 120 roll calls wait', () => {
  test('sees one page of them, how many wait in all, and ticks those shown without a script', async () => {
    const visitor = await borgo.signIn(coordinator)
    const page = await visitor.visit(paths.rollCalls())
    expect(boxes(page)).toHaveLength(50)
    expect(page.text).toContain('120 incontri aspettano la tua convalida: in questa pagina ne vedi 50.')
    // For a browser with scripts what stands there is text.
    const link = load(page.$('noscript').text())('a')
    expect(page.$('input[name=entries][checked]')).toHaveLength(0)
    const ticked = await visitor.visit(link.attr('href') ?? '')
    expect(ticked.$('input[name=entries][checked]')).toHaveLength(50)
    expect(boxes(ticked)).toEqual(boxes(page))
  })

  test('approves a page and finds the next ones, until nothing is left', async () => {
    const visitor = await borgo.signIn(coordinator)
    const first = await visitor.visit(paths.rollCalls())
    const second = await approve(visitor, boxes(first))
    expect(second.html).toContain('Le presenze di 50 incontri sono convalidate.')
    expect(second.text).toContain('70 incontri aspettano la tua convalida')
    expect(boxes(second).filter((each) => boxes(first).includes(each))).toEqual([])
    await approve(visitor, boxes(second))
    const last = await visitor.visit(withQuery(paths.rollCalls(), { stato: 'to-approve' }))
    expect(boxes(last)).toHaveLength(20)
    const empty = await approve(visitor, boxes(last))
    expect(await waiting()).toBe(0)
    expect(empty.text).toContain('Niente da convalidare')
    expect(empty.text).not.toContain('aspettano la tua convalida')
  })

  test('stays where it was in the list: filter, words and page, the last one when there are fewer now', async () => {
    const visitor = await borgo.signIn(coordinator)
    const url = (pagina: string) => withQuery(paths.rollCalls(), { q: 'molti', stato: 'to-approve', pagina })
    const second = await visitor.visit(url('2'))
    const refused = await visitor.press(button, { entries: boxes(second).slice(0, 3) })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Spunta la dichiarazione')
    expect(boxes(refused)).toEqual(boxes(second))
    expect(refused.$('input[name=entries][checked]')).toHaveLength(3)
    const next = await visitor.press(button, { declared: 'yes' })
    expect(next.html).toContain('Le presenze di 3 incontri sono convalidate.')
    expect(next.$('#f-q').val()).toBe('molti')
    expect(boxes(next)[0]).toBe(boxes(second)[3])
    const last = await visitor.visit(url('3'))
    expect(boxes(last)).toHaveLength(15)
    expect(boxes(await approve(visitor, boxes(last)))).toHaveLength(50)
    expect(boxes(await visitor.visit(url('99')))).toHaveLength(50)
  })

  test('from a list that shows everything is led to those that still wait', async () => {
    const visitor = await borgo.signIn(coordinator)
    const page = await visitor.visit(withQuery(paths.rollCalls(), { stato: 'all' }))
    const next = await approve(visitor, boxes(page))
    expect(next.$('select[name=stato] option[selected]').val()).toBe('to-approve')
    expect(boxes(next).filter((each) => boxes(page).includes(each))).toEqual([])
  })

  test('sending twice approves once, and the second time is no mistake', async () => {
    const visitor = await borgo.signIn(coordinator)
    const page = await visitor.visit(paths.rollCalls())
    const entries = boxes(page).slice(0, 5)
    await Promise.all(Array.from({ length: 5 }, () => visitor.post(paths.rollCalls(), { entries, declared: 'yes' })))
    const again = await visitor.post(paths.rollCalls(), { entries, declared: 'yes' })
    expect(again.status).toBe(303)
    const after = await visitor.visit(paths.rollCalls())
    expect(after.html).toContain('5 incontri erano già convalidati.')
    expect(after.html).not.toContain('non sono convalidati')
    const rolls = await RollCalls.find({ _id: { $in: entries.flatMap((each) => each.split(' ').slice(1)) } }).lean()
    expect(rolls.map(({ approvals }) => approvals.length)).toEqual([1, 1, 1, 1, 1])
  })

  test('cannot approve what no page shows at once', async () => {
    const visitor = await borgo.signIn(coordinator)
    const entries = Array.from({ length: 51 }, (_, n) => `many many-${n + 1}`)
    const refused = await visitor.post(paths.rollCalls(), { entries, declared: 'yes' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('convalidali una pagina alla volta')
    expect(await waiting()).toBe(120)
  })

  test('reads which ones the trainer has not signed, and hears that they need the note', async () => {
    await RollCalls.updateOne({ _id: 'many-1' }, { $set: { signatures: [] } })
    const visitor = await borgo.signIn(coordinator)
    const page = await visitor.visit(withQuery(paths.rollCalls(), { stato: 'to-approve' }))
    expect(page.$('main tbody tr').first().text()).toContain('Il formatore non ha firmato in tempo')
    const next = await approve(visitor, boxes(page).slice(0, 3))
    expect(next.html).toContain('Le presenze di 2 incontri sono convalidate.')
    expect(next.html).toContain('Un incontro non è convalidato. Il formatore non ha firmato')
    expect(boxes(next)[0]).toBe('many many-1')
    await approve(visitor, ['many many-1'], { note: 'Foglio firmato in classe' })
    expect((await RollCalls.findById('many-1').lean())?.approvals[0]?.note).toBe('Foglio firmato in classe')
  })
})
