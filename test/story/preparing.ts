import { expect } from '@jest/globals'
import { papersInOrder } from '../../scripts/demo/papers.ts'
import { PlacementPapers } from '../../src/paperwork/papers.model.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import type { Placement } from '../../src/placements/placement.rules.ts'
import type { PlacementState } from '../../src/placements/placement-state.rules.ts'
import type { Visitor } from '../support/browser.ts'
import { classId } from './cast.ts'
import { fablabs, firms, period, plan } from './plan.ts'

const slots = Object.fromEntries(
  [1, 3, 5].flatMap((weekday) => [
    [`time-${weekday}-1-from`, '14:00'],
    [`time-${weekday}-1-to`, '18:00'],
  ]),
)

/** From the class to 24 drafts, each at the host of the plan. Gives the address of the group. */
export async function makeGroup(coordinator: Visitor): Promise<string> {
  const choose = await coordinator.visit(`/percorsi/gruppo/nuovo?classe=${classId}`)
  expect(choose.$('input[name=studentIds][checked]').length).toBe(plan.length)
  await coordinator.press('Salva e continua', { title: 'Quattro settimane in azienda' })
  const common = { activities: 'Officina e laboratorio', ...period, schoolTutorId: 'tutor-negroni' }
  const hosts = await coordinator.press('Salva e continua', { ...common, plannedHours: '48:00', ...slots })
  const action = hosts.$('form[method=post][action$=enti]').attr('action') ?? ''
  // Only those found can be given seats: each search keeps what was chosen before.
  for (const [words, ids, seats] of [
    ['FabLab', fablabs, '5'],
    ['Ditta', firms, '1'],
  ] as const) {
    await coordinator.visit(`${action}?q=${words}`)
    await coordinator.press('Salva e continua', Object.fromEntries(ids.map((id) => [`seats-${id}`, seats])))
  }
  await coordinator.visit(action.replace(/enti$/u, 'abbinamenti'))
  const choices = Object.fromEntries(plan.map(({ studentId, hostId }) => [`host-${studentId}`, hostId]))
  await coordinator.press('Salva e controlla', choices)
  const made = await coordinator.press('Crea i percorsi')
  expect(made.text).toContain('24 di 24')
  return action.replace(/\/enti$/u, '')
}

/** The placement of each student. */
export async function placementsByStudent(): Promise<Map<string, Placement>> {
  const ids = plan.map(({ studentId }) => studentId)
  const found = await Placements.find({ studentId: { $in: ids } })
    .sort({ _id: 1 })
    .lean<Placement[]>()
  return new Map(found.map((placement) => [placement.studentId, placement]))
}

/** All that wait for it go one step on together; nobody stays behind. */
export async function moveAll(coordinator: Visitor, group: string, { from, button, ...more }: Step): Promise<void> {
  const placements = [...(await placementsByStudent()).values()]
  const placementIds = placements.filter(({ state }) => state === from).map(({ _id }) => _id)
  await coordinator.visit(group)
  const moved = await coordinator.press(button, { placementIds, ...more })
  expect([button, moved.status, moved.status === 200 ? '' : moved.text]).toEqual([button, 200, ''])
}

type Step = { from: PlacementState; button: string } & Record<string, string>

/** Project, pact, safety and risks of everybody: each paper has tests of its own. */
export async function signPapers(): Promise<void> {
  const placements = await placementsByStudent()
  const ids = [...placements.values()].map(({ _id }) => _id)
  await PlacementPapers.deleteMany({ _id: { $in: ids } })
  await PlacementPapers.insertMany([...placements.values()].map(papersInOrder))
}
