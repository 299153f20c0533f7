import { Placements } from '../../src/placements/placement.model.ts'

/** Brings drafts to their documents, as the steps before would leave them; those steps have tests of their own. */
export async function beginDocuments(...ids: string[]): Promise<void> {
  const line = {
    at: new Date('2026-11-25T09:00:00+01:00'),
    by: { accountId: 'coordinatore', name: 'Corrado Coordina' },
    event: 'documents-begun',
    from: 'draft',
    to: 'documents',
    reason: null,
  }
  await Placements.updateMany({ _id: { $in: ids } }, { $set: { state: 'documents' }, $push: { history: line } })
}
