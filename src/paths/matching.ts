import { path } from '../platform/path.ts'

/** Offers, choices, rounds and what came of them. */
export const matchingPaths = {
  offers: path('/offerte'),
  newOffer: path('/offerta/nuova'),
  offer: path('/offerte/:offerId'),
  offerEdit: path('/offerte/:offerId/modifica'),
  offerMove: path('/offerte/:offerId/passo'),
  offerReview: path('/offerte/:offerId/esame'),
  offerCopy: path('/offerte/:offerId/copia'),

  rounds: path('/tornate'),
  newRound: path('/tornata/nuova'),
  round: path('/tornate/:roundId'),
  roundEdit: path('/tornate/:roundId/modifica'),
  roundPart: path('/tornate/:roundId/partecipanti'),
  roundOffers: path('/tornate/:roundId/offerte'),
  roundCriteria: path('/tornate/:roundId/criteri'),
  roundPairs: path('/tornate/:roundId/vincoli'),
  roundPairRemoval: path('/tornate/:roundId/vincoli/:pairId/rimozione'),
  roundMove: path('/tornate/:roundId/passo'),
  roundDeadline: path('/tornate/:roundId/scadenza'),

  choices: path('/scelte'),
  choiceList: path('/scelte/:roundId'),
  choiceOffer: path('/scelte/:roundId/offerte/:offerId'),
  choiceReceipt: path('/scelte/:roundId/ricevute/:receiptCode'),
  roundChoices: path('/tornate/:roundId/scelte'),
  classChoice: path('/tornate/:roundId/scelte/:classId'),
  studentChoice: path('/tornate/:roundId/scelte/studenti/:studentId'),

  roundDesk: path('/tornate/:roundId/abbinamento'),
  roundRuns: path('/tornate/:roundId/prove'),
  roundRun: path('/tornate/:roundId/prove/:runId'),
  roundRunProgress: path('/tornate/:roundId/prove/:runId/avanzamento'),
  roundRunRescue: path('/tornate/:roundId/prove/:runId/spostamenti'),
  roundComparison: path('/tornate/:roundId/confronto'),

  roundPublication: path('/tornate/:roundId/pubblicazione'),
  roundResult: path('/tornate/:roundId/esito'),
  roundPlacements: path('/tornate/:roundId/percorsi'),
  roundCharts: path('/tornate/:roundId/grafici'),
  roundAudit: path('/tornate/:roundId/verifica'),
  ownResult: path('/esito/:roundId'),
  placeAnswer: path('/esito/:roundId/posti/:unitId'),
  arrivals: path('/arrivi'),
  draw: path('/estrazione/:roundId'),
} as const
