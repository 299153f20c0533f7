import type { Db, Document } from 'mongodb'

/** What one query of a request cost the database. */
export interface QueryUse {
  command: string
  collection: string
  /** Documents read. */
  examined: number
  /** Documents that the answer is made of: returned, counted, summed up or changed. */
  returned: number
  /** Documents put in order by the database because no index has them so. */
  sorted: number
  /** How they were found: the index, or that all were read. */
  by: string
}

// A findAndModify says `update` too.
const explainable = ['find', 'aggregate', 'count', 'distinct', 'findAndModify', 'update', 'delete'] as const
// What the driver adds, and what explain does not take.
const dropped = ['lsid', '$db', '$clusterTime', '$readPreference', 'txnNumber', 'writeConcern', 'readConcern'] as const
const alsoDropped = ['maxTimeMS', 'ordered', 'bypassDocumentValidation'] as const

/** Asks the database how it answers the commands of a request; inserts and further parts of an answer have no plan. */
export async function explainAll(db: Db, commands: readonly Document[]): Promise<QueryUse[]> {
  const uses: QueryUse[] = []
  for (const command of commands.flatMap(single)) {
    const name = explainable.find((each) => each in command)
    if (!name) continue
    const explained = await db.command({ explain: command, verbosity: 'executionStats' })
    uses.push({ command: name, collection: String(command[name]), ...readExplanation(explained) })
  }
  return uses
}

/** A command as explain takes it; several changes in one become one each. */
function single(command: Document): Document[] {
  const plain = Object.fromEntries(
    Object.entries(command).filter(([key]) => ![...dropped, ...alsoDropped].some((each) => each === key)),
  )
  const many = 'updates' in plain ? 'updates' : 'deletes' in plain ? 'deletes' : null
  if (!many) return [plain]
  return (plain[many] as Document[]).map((one) => ({ ...plain, [many]: [one] }))
}

/** Documents read and documents of the answer, from what `explain` says. */
export function readExplanation(explained: Document): Omit<QueryUse, 'command' | 'collection'> {
  const stages = (explained['stages'] ?? []) as Document[]
  const cursor = (stages[0]?.['$cursor'] ?? explained) as Document
  const stats = (cursor['executionStats'] ?? {}) as Document
  const plan = flat(stats['executionStages'] as Document | undefined)
  // What is summed up is all wanted, though few lines come out of it.
  const group = stages.findIndex((stage) => '$group' in stage)
  const last = group > 0 ? stages[group - 1] : stages.at(-1)
  const returned = changedBy(plan) ?? last?.['nReturned'] ?? stats['nReturned']
  const indexes = plan.flatMap((stage) => (stage['indexName'] ? [String(stage['indexName'])] : []))
  const readsAll = plan.some((stage) => stage['stage'] === 'COLLSCAN')
  return {
    examined: Number(stats['totalDocsExamined'] ?? 0),
    returned: Number(returned ?? 0),
    sorted: Math.max(0, ...plan.filter(({ stage }) => stage === 'SORT').map(inputOf)),
    by: readsAll ? 'all documents read' : [...new Set(indexes)].join(', ') || 'its identifier',
  }
}

function inputOf({ inputStage }: Document): number {
  return Number((inputStage as Document | undefined)?.['nReturned'] ?? 0)
}

/** How many documents a count counted or a write changes; null for what returns documents. */
function changedBy(plan: readonly Document[]): number | null {
  const top = plan.find((stage) => ['nMatched', 'nCounted', 'nWouldModify', 'nWouldDelete'].some((key) => key in stage))
  if (!top) return null
  const whole = top['nMatched'] ?? top['nCounted']
  return Number(whole ?? Number(top['nWouldModify'] ?? 0) + Number(top['nWouldDelete'] ?? 0))
}

function flat(stage: Document | undefined): Document[] {
  if (!stage) return []
  const below = [stage['inputStage'], ...((stage['inputStages'] ?? []) as Document[])] as (Document | undefined)[]
  return [stage, ...below.flatMap(flat)]
}

/** Documents examined for each one of the answer; an empty answer counts as one. */
export function examinedPerReturned({ examined, returned }: Pick<QueryUse, 'examined' | 'returned'>): number {
  return examined / Math.max(1, returned)
}

/** The query that examines most for what it returns. */
export function worst(uses: readonly QueryUse[]): QueryUse | null {
  return uses.toSorted((a, b) => examinedPerReturned(b) - examinedPerReturned(a))[0] ?? null
}
