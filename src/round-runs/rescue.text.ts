import { phrases, plural } from '../platform/words.ts'

/** Every sentence about moves that would free a place. */
export const rescueWords = phrases({
  title: ['Spostamenti proposti', 'Proposed moves'],
  lead: [
    'Per chi è rimasto senza posto il programma cerca la catena di spostamenti più corta. Non si muove nulla da solo: decidi tu, una proposta alla volta, e scrivi perché.',
    'For who is without a place the shortest chain of moves is looked for. Nothing moves by itself: you decide, one proposal at a time, and write why.',
  ],
  proposals: [
    (count: number) => `${count} ${plural(count, 'proposta', 'proposte')}`,
    (count: number) => `${count} ${plural(count, 'proposal', 'proposals')}`,
  ],
  none: ['Nessuno spostamento da proporre', 'No move to propose'],
  noneAdvice: [
    'Chi è senza posto non può averne uno spostando altri tra le loro scelte, o non c’è nessuno senza posto.',
    'Who is without a place cannot get one by moving others among their wishes, or nobody is without a place.',
  ],
  for: [(name: string) => `Un posto per ${name}`, (name: string) => `A place for ${name}`],
  direct: [
    (name: string, to: string) => `${name} può avere un posto in «${to}» senza spostare nessuno.`,
    (name: string, to: string) => `${name} can have a place at “${to}” without moving anybody.`,
  ],
  freed: [
    (moves: string, name: string, to: string) => `Spostando ${moves} si libera un posto per ${name} in «${to}».`,
    (moves: string, name: string, to: string) => `Moving ${moves} frees a place for ${name} at “${to}”.`,
  ],
  moved: [
    (name: string, from: string, to: string) => `${name} ${from} ${to}`,
    (name: string, from: string, to: string) => `${name} ${from} ${to}`,
  ],
  fromRank: [
    (rank: number, offer: string) => `dalla ${rank}ª scelta («${offer}»)`,
    (rank: number, offer: string) => `from wish ${rank} (“${offer}”)`,
  ],
  toRank: [
    (rank: number, offer: string) => `alla ${rank}ª («${offer}»)`,
    (rank: number, offer: string) => `to wish ${rank} (“${offer}”)`,
  ],
  fromPlace: [(offer: string) => `da «${offer}»`, (offer: string) => `from “${offer}”`],
  toPlace: [(offer: string) => `a «${offer}»`, (offer: string) => `to “${offer}”`],
  and: [', poi ', ', then '],
  complaint: [
    (name: string, offer: string) =>
      `${name} vedrebbe passare avanti, in «${offer}», qualcuno con precedenza minore: serve la tua conferma.`,
    (name: string, offer: string) =>
      `${name} would see somebody of lower precedence go first at “${offer}”: your confirmation is needed.`,
  ],
  noComplaint: [
    'Nessuno vedrebbe passare avanti chi ha precedenza minore.',
    'Nobody would see lower precedence go first.',
  ],
  someone: ['uno studente di un’altra scuola', 'a student of another school'],
  reason: ['Perché', 'Why'],
  reasonHint: ['Resta agli atti insieme al tuo nome.', 'It stays on record with your name.'],
  decision: ['Che cosa decidi', 'What you decide'],
  approve: ['Approva lo spostamento', 'Approve the move'],
  refuse: ['Rifiuta la proposta', 'Refuse the proposal'],
  send: ['Registra la decisione', 'Record the decision'],
  only: [
    'Le altre proposte tengono conto di questa: si decidono dopo.',
    'The other proposals suppose this one: they are decided afterwards.',
  ],
  waiting: ['Proposte che vengono dopo', 'Proposals that come after'],
  decided: ['Decisioni prese', 'Decisions taken'],
  approved: ['Approvato', 'Approved'],
  refused: ['Rifiutato', 'Refused'],
  who: ['Per chi', 'For whom'],
  when: ['Quando', 'When'],
  by: ['Da chi', 'By whom'],
  outcome: ['Decisione', 'Decision'],
  noDecision: ['Ancora nessuna decisione', 'No decision yet'],
  approvedNow: ['Lo spostamento è approvato.', 'The move is approved.'],
  refusedNow: ['La proposta è rifiutata.', 'The proposal is refused.'],
  'changed-meanwhile': [
    'Intanto qualcun altro ha deciso: guarda le proposte come sono ora.',
    'Somebody else has decided meanwhile: look at the proposals as they are now.',
  ],
  'not-closed': [
    'La tornata è già pubblicata: non si sposta più nessuno.',
    'The round is published: nobody is moved any more.',
  ],
  'not-publishable': [
    'Si decide solo sulla tornata com’è, con il metodo annunciato.',
    'Decisions are taken on the round as it is, by the method announced.',
  ],
})
