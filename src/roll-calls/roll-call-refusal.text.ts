import { phrases } from '../platform/words.ts'
import type { AnnounceRefusal } from './announced-absence.rules.ts'
import type { ApprovalRefusal } from './roll-approval.rules.ts'
import type { TakeRefusal } from './roll-window.rules.ts'

export type RollCallRefusal =
  | TakeRefusal
  | ApprovalRefusal
  | AnnounceRefusal
  | 'already-announced'
  | 'declaration-missing'
  | 'nobody-expected'
  | 'none-selected'
  | 'not-approved'
  | 'other-school'
  | 'too-many-selected'
  | 'whole-session-missed'
  | 'changed-meanwhile'

/** Why something about a roll call is refused, and how to mend it. */
export const refusalWords = phrases({
  'session-cancelled': [
    'L’incontro è annullato: non c’è appello e non dà ore. Per recuperarle, chiedi all’ente di fissare un recupero.',
    'The session is cancelled: it has no roll call and earns no hours. To make up for them, ask the host to plan another session.',
  ],
  'edition-not-begun': [
    'Il laboratorio non è ancora avviato: prima avvialo dalla sua pagina, o chiedi all’ente di farlo.',
    'The lab has not been started: start it on its page first, or ask the host to.',
  ],
  'not-begun': [
    'L’incontro non è ancora cominciato: l’appello si fa da quando comincia.',
    'The session has not begun: the roll call is taken once it has.',
  ],
  'window-over': [
    'Il tempo dell’ente è finito: ora può cambiare l’appello la scuola, finché non convalida.',
    'The days of the host are over: now the school can change the roll call, until it approves.',
  ],
  approved: [
    'Le presenze sono convalidate. Per cambiarle, il coordinatore della scuola le riapre con un motivo.',
    'The attendance is approved. To change it, the coordinator of the school reopens it with a reason.',
  ],
  'not-taken': ['L’appello non è ancora fatto: prima salvalo.', 'The roll call is not taken yet: save it first.'],
  'already-approved': ['Le presenze sono già convalidate.', 'The attendance is approved already.'],
  'lines-missing': [
    'Qualche studente non è ancora segnato: apri l’appello, segnalo e salva.',
    'Some student is not marked yet: open the roll call, mark them and save.',
  ],
  'trainer-not-signed': [
    'Manca la firma del formatore: chiedigliela. Passati i giorni dell’ente potrai convalidare anche senza.',
    'The trainer has not signed: ask for it. Once the days of the host are over you can approve without.',
  ],
  'note-missing': [
    'Il formatore non ha firmato: per convalidare scrivi nella nota come hai verificato le presenze.',
    'The trainer has not signed: to approve, say in the note how you have checked the attendance.',
  ],
  'session-begun': [
    'L’incontro è già cominciato: l’assenza si segna nell’appello.',
    'The session has begun: the absence is marked in the roll call.',
  ],
  'not-expected': [
    'In questo incontro lo studente non è atteso: scegline un altro.',
    'The student is not expected in this session: choose another.',
  ],
  'nobody-expected': [
    'In questo incontro non è atteso nessuno: l’appello si fa quando ci sono partecipanti.',
    'Nobody is expected at this session: the roll call is taken once there are participants.',
  ],
  'already-announced': [
    'Per questo studente l’assenza è già annunciata: la trovi nell’elenco.',
    'The absence of this student is announced already: you find it in the list.',
  ],
  'declaration-missing': [
    'Spunta la dichiarazione: senza, le presenze non si convalidano.',
    'Tick the declaration: without it nothing is approved.',
  ],
  'none-selected': ['Spunta almeno un incontro.', 'Tick at least one session.'],
  'too-many-selected': [
    'Hai selezionato più incontri di quanti ne mostra una pagina: convalidali una pagina alla volta.',
    'You have selected more sessions than a page shows: approve one page after the other.',
  ],
  'not-approved': [
    'Queste presenze non sono convalidate: si possono già cambiare.',
    'It is not approved: it can be changed already.',
  ],
  'other-school': ['Scegli uno studente della tua scuola.', 'Choose a student of your school.'],
  'whole-session-missed': [
    'Ha perso tutto l’incontro: allora segnalo assente.',
    'The whole session was missed: then mark the student absent.',
  ],
  'changed-meanwhile': [
    'Intanto qualcun altro ha cambiato l’appello. Ecco com’è ora: controlla e ripeti se serve.',
    'Somebody else has changed the roll call meanwhile. This is how it is now: check, and do it again if needed.',
  ],
} as const satisfies Record<RollCallRefusal, readonly [string, string]>)
