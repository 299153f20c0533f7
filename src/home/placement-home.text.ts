import { phrases, plural } from '../platform/words.ts'

/** The words of what placements ask for, on the first page of each role. */
export const placementHomeWords = phrases({
  blocked: [
    (student: string, host: string) => `Le ore di ${student} presso ${host} sono ferme`,
    (student: string, host: string) => `The hours of ${student} at ${host} are held up`,
  ],
  blockedOwn: [
    (host: string) => `Le tue ore presso ${host} sono ferme`,
    (host: string) => `Your hours at ${host} are held up`,
  ],
  blockedNote: [
    (list: string) => (list ? `Mancano documenti: ${list}.` : 'Mancano documenti: apri per vedere quali.'),
    (list: string) => (list ? `Papers are missing: ${list}.` : 'Papers are missing: open to see which.'),
  ],
  papers: [
    (student: string, host: string) => `Documenti di ${student} presso ${host}: tocca a te`,
    (student: string, host: string) => `Papers of ${student} at ${host}: your turn`,
  ],
  papersOwn: [
    (host: string) => `Documenti del tuo percorso presso ${host}: tocca a te`,
    (host: string) => `Papers of your placement at ${host}: your turn`,
  ],
  papersHost: [
    (student: string) => `Documenti per ${student}: tocca a te`,
    (student: string) => `Papers for ${student}: your turn`,
  ],
  papersNote: [
    (list: string, from: string) => `Manca: ${list}. Inizio: ${from}.`,
    (list: string, from: string) => `Missing: ${list}. Begins on ${from}.`,
  ],
  morePapers: [
    (n: number) => (n === 1 ? 'Un altro percorso con documenti tuoi' : `Altri ${n} percorsi con documenti tuoi`),
    (n: number) => (n === 1 ? 'One more placement with papers of yours' : `${n} more placements with papers of yours`),
  ],
  papersOthers: [
    (n: number) => (n === 1 ? 'Un percorso aspetta documenti di altri' : `${n} percorsi aspettano documenti di altri`),
    (n: number) => (n === 1 ? 'One placement waits for papers of others' : `${n} placements wait for papers of others`),
  ],
  papersWho: [
    (list: string, from: string) => (list ? `Devono agire: ${list}. ` : '') + `Primo inizio: ${from}.`,
    (list: string, from: string) => (list ? `To act: ${list}. ` : '') + `The first begins on ${from}.`,
  ],
  soon: ['Inizio vicino', 'Begins soon'],

  unanswered: [
    (n: number) =>
      n === 1 ? 'Una riga di ore senza risposta dell’ente' : `${n} righe di ore senza risposta dell’ente`,
    (n: number) => (n === 1 ? 'One line of hours without an answer of the host' : `${n} lines without an answer`),
  ],
  unansweredNote: [
    (day: string) => `La più vecchia è del ${day}. Puoi confermarle tu, dicendo come lo sai.`,
    (day: string) => `The oldest is of ${day}. You may confirm them yourself, saying how you know.`,
  ],
  absences: [
    (n: number, student: string) =>
      n === 1 ? `Un’assenza di ${student} da giustificare` : `${n} assenze di ${student} da giustificare`,
    (n: number, student: string) =>
      n === 1 ? `One absence of ${student} to decide on` : `${n} absences of ${student} to decide on`,
  ],
  absencesNote: [(day: string) => `Dal ${day}.`, (day: string) => `Since ${day}.`],
  moreAbsences: [
    (n: number) => (n === 1 ? 'Un altro percorso con assenze da giustificare' : `Altri ${n} percorsi con assenze`),
    (n: number) => (n === 1 ? 'One more placement with absences' : `${n} more placements with absences`),
  ],

  evaluation: [
    (student: string, host: string) => `Valuta il percorso di ${student} presso ${host}`,
    (student: string, host: string) => `Evaluate the placement of ${student} at ${host}`,
  ],
  evaluationOwn: [
    (host: string) => `Compila la valutazione del tuo percorso presso ${host}`,
    (host: string) => `Fill in the evaluation of your placement at ${host}`,
  ],
  evaluationHost: [
    (student: string) => `Valuta il percorso di ${student}`,
    (student: string) => `Evaluate the placement of ${student}`,
  ],
  endedOn: [(day: string) => `Finito il ${day}.`, (day: string) => `It ended on ${day}.`],
  moreEvaluations: [
    (n: number) => (n === 1 ? 'Un’altra valutazione da compilare' : `Altre ${n} valutazioni da compilare`),
    (n: number) => (n === 1 ? 'One more evaluation to fill in' : `${n} more evaluations to fill in`),
  ],
  fillIn: ['Compila', 'Fill in'],
  missingAnswers: [
    (n: number) =>
      n === 1 ? 'A un percorso concluso manca una valutazione' : `A ${n} percorsi conclusi manca una valutazione`,
    (n: number) =>
      n === 1 ? 'One concluded placement lacks an evaluation' : `${n} concluded placements lack an evaluation`,
  ],
  missingAnswersNote: [
    'Se l’ente non risponde, mandagli il collegamento per compilarla.',
    'When the host does not answer, send it the link to fill it in.',
  ],
  toClose: [
    (n: number) => (n === 1 ? 'Una valutazione da chiudere' : `${n} valutazioni da chiudere`),
    (n: number) => (n === 1 ? 'One evaluation to close' : `${n} evaluations to close`),
  ],
  toCloseNote: ['Ente e tutor hanno risposto.', 'Host and tutor have answered.'],
  toConclude: [
    (n: number) => (n === 1 ? 'Un percorso è finito: concludilo' : `${n} percorsi sono finiti: concludili`),
    (n: number) => (n === 1 ? 'One placement is over: conclude it' : `${n} placements are over: conclude them`),
  ],
  toConcludeNote: ['Poi si possono valutare e certificare.', 'Then they can be evaluated and certified.'],
  toCertify: [
    (n: number) => (n === 1 ? 'Un percorso valutato da certificare' : `${n} percorsi valutati da certificare`),
    (n: number) => (n === 1 ? 'One evaluated placement to certify' : `${n} evaluated placements to certify`),
  ],
  closeMonth: [(month: string) => `Puoi chiudere ${month}`, (month: string) => `You can close ${month}`],
  closeMonths: [(n: number) => `Puoi chiudere ${n} mesi`, (n: number) => `You can close ${n} months`],
  closeMonthNote: ['Nessuna ora aspetta più una firma.', 'No hours wait for a signature any more.'],
  paperDrafts: [
    (n: number) => (n === 1 ? 'Un registro cartaceo da confermare' : `${n} registri cartacei da confermare`),
    (n: number) => (n === 1 ? 'One paper register to confirm' : `${n} paper registers to confirm`),
  ],
  paperDraftsNote: ['Le ore entrano solo dopo la conferma.', 'The hours come in once you confirm.'],
  releases: [
    (n: number) =>
      n === 1 ? 'Uno studente in trasferimento' : `${n} ${plural(n, 'studente', 'studenti')} in trasferimento`,
    (n: number) => (n === 1 ? 'One student on the way to another school' : `${n} students on the way to other schools`),
  ],
  releasesNote: [
    'La nuova scuola non ha ancora usato il codice del nulla osta.',
    'The new school has not used the code of the release yet.',
  ],
  expiredReleases: [
    (n: number) => (n === 1 ? 'Il codice di un nulla osta è scaduto' : `I codici di ${n} nulla osta sono scaduti`),
    (n: number) => (n === 1 ? 'The code of one release has expired' : `The codes of ${n} releases have expired`),
  ],
  expiredReleasesNote: [
    'Apri il trasferimento e chiedi alla nuova scuola se serve ancora.',
    'Open the transfer and ask the new school whether it is still needed.',
  ],
  atRisk: [
    (n: number) => (n === 1 ? 'Uno studente a rischio' : `${n} studenti a rischio`),
    (n: number) => (n === 1 ? 'One student at risk' : `${n} students at risk`),
  ],
  countedAt: [(instant: string) => `Contati il ${instant}.`, (instant: string) => `Counted on ${instant}.`],
  returnErrors: [
    (year: string, n: number) =>
      `Rendiconto ${year}: ${n === 1 ? 'una riga sarebbe rifiutata' : `${n} righe sarebbero rifiutate`}`,
    (year: string, n: number) => `Return of ${year}: ${n} ${plural(n, 'line', 'lines')} would be rejected`,
  ],
  returnReady: [
    (year: string) => `Il rendiconto ${year} si può inviare`,
    (year: string) => `The return of ${year} can be sent`,
  ],

  proposals: [
    (n: number) => (n === 1 ? 'Una proposta aspetta la tua risposta' : `${n} proposte aspettano la tua risposta`),
    (n: number) => (n === 1 ? 'One proposal waits for your answer' : `${n} proposals wait for your answer`),
  ],
  proposalsNote: ['La scuola non può proseguire senza.', 'The school cannot go on without it.'],
  answer: ['Rispondi', 'Answer'],
  absentToday: [(title: string) => `assente oggi · ${title}`, (title: string) => `absent today · ${title}`],
  returned: [
    (day: string) => `Le ore del ${day} sono tornate indietro`,
    (day: string) => `The hours of ${day} came back`,
  ],
  returnedNote: [(reason: string) => `Motivo: ${reason}`, (reason: string) => `Reason: ${reason}`],
  open: ['Apri', 'Open'],
  see: ['Vedi', 'See'],
})
