// The life of a placement (stati del percorso): a draft (bozza) is proposed to the host (proposta) or agreed with it by
// voice, and is then matched (abbinata); its documents are signed (documenti); it runs (attiva), may be interrupted
// (sospesa), ends (conclusa), is evaluated by those who took part (valutata) and its competences are certified
// (certificata). Until it has run to its end it may be cancelled (annullata), with a reason. Hours are logged only while
// it is active. Before the match a host knows of a student nothing but track and year of course; the name is told with
// the documents, once the agreement is there and the family has been informed, and not before.
// Source: D.Lgs. 77/2005; D.M. 195/2017, art. 3-5; GDPR, art. 5.1.c (data minimisation) and 13 (information first).

export const placementStates = [
  'draft',
  'proposed',
  'matched',
  'documents',
  'active',
  'suspended',
  'concluded',
  'evaluated',
  'certified',
  'cancelled',
] as const
export type PlacementState = (typeof placementStates)[number]

/** Not begun yet: who, where and when may still be edited, except while the host is asked. */
export const preparingStates: readonly PlacementState[] = ['draft', 'proposed', 'matched', 'documents']
/** Its data may be edited: not while the host is asked, who would read something else than was proposed. */
export function isEditable(state: PlacementState): boolean {
  return state !== 'proposed' && preparingStates.includes(state)
}

/** Begun and not over: the student is expected at the host, or will be again. */
export const underWayStates: readonly PlacementState[] = ['active', 'suspended']
/** Run to its end. */
export const endedStates: readonly PlacementState[] = ['concluded', 'evaluated', 'certified']
/** Begun, whatever came after; a cancelled one may have begun or not. */
export const begunStates: readonly PlacementState[] = [...underWayStates, ...endedStates]

export type PlacementMove =
  | 'propose'
  | 'take-back'
  | 'accept'
  | 'decline'
  | 'agree'
  | 'prepare'
  | 'activate'
  | 'suspend'
  | 'resume'
  | 'conclude'
  | 'evaluate'
  | 'certify'
  | 'cancel'

export type PlacementHappening =
  | 'created'
  | 'edited'
  | 'proposed'
  | 'taken-back'
  | 'accepted'
  | 'declined'
  | 'agreed'
  | 'documents-begun'
  | 'activated'
  | 'start-undone'
  | 'amended'
  | 'amendment-undone'
  | 'addendum-signed'
  | 'tutors-changed'
  | 'suspended'
  | 'resumed'
  | 'resumption-undone'
  | 'concluded'
  | 'evaluated'
  | 'certified'
  | 'cancelled'

interface Move {
  from: readonly PlacementState[]
  to: PlacementState
  event: PlacementHappening
}

const moves: Record<PlacementMove, Move> = {
  propose: { from: ['draft'], to: 'proposed', event: 'proposed' },
  'take-back': { from: ['proposed'], to: 'draft', event: 'taken-back' },
  accept: { from: ['proposed'], to: 'matched', event: 'accepted' },
  decline: { from: ['proposed'], to: 'draft', event: 'declined' },
  agree: { from: ['draft', 'proposed'], to: 'matched', event: 'agreed' },
  prepare: { from: ['matched'], to: 'documents', event: 'documents-begun' },
  activate: { from: ['documents'], to: 'active', event: 'activated' },
  suspend: { from: ['active'], to: 'suspended', event: 'suspended' },
  resume: { from: ['suspended'], to: 'active', event: 'resumed' },
  conclude: { from: ['active'], to: 'concluded', event: 'concluded' },
  evaluate: { from: ['concluded'], to: 'evaluated', event: 'evaluated' },
  certify: { from: ['evaluated'], to: 'certified', event: 'certified' },
  cancel: { from: [...preparingStates, ...underWayStates], to: 'cancelled', event: 'cancelled' },
}

/** Whether a placement in that state may make that move at all. */
export function isMoveFrom(state: PlacementState, move: PlacementMove): boolean {
  return moves[move].from.includes(state)
}

/** The state a move leads to, and how its line of history is called. */
export function resultOf(move: PlacementMove): { to: PlacementState; event: PlacementHappening } {
  const { to, event } = moves[move]
  return { to, event }
}

/** A line of history, as far as its states are concerned. */
interface Step {
  event: PlacementHappening
  from: PlacementState | null
}

interface Lived {
  state: PlacementState
  history: readonly Step[]
}

/** Whether it has ever run: only then are there hours. */
export function hasStarted({ state, history }: Lived): boolean {
  // Not by the line of its start, which a suspension may have undone at once.
  if (state === 'cancelled') return history.some(({ event, from }) => event === 'cancelled' && isUnderWay(from))
  return begunStates.includes(state)
}

/** Whether its host may see who the student is: while the documents are signed, and from then on. */
export function isToldToHost(placement: Lived): boolean {
  return placement.state === 'documents' || hasStarted(placement)
}

function isUnderWay(state: PlacementState | null): boolean {
  return state !== null && underWayStates.includes(state)
}
