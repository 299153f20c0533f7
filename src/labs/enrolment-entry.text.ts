import { phrases } from '../platform/words.ts'

/** Where the enrolment in a lab stands: open, full, over, and what can still be done. */
export const enrolmentEntryWords = phrases({
  open: [
    'Ci sono posti liberi: puoi iscrivere una classe o alcuni studenti.',
    'There are free seats: you can enrol a class or some students.',
  ],
  full: [
    'I posti sono finiti: iscrivi lo stesso il gruppo in lista d’attesa, e riceverai un avviso se si libera posto.',
    'The seats are gone: put the group on the waiting list, and you will be told when seats become free.',
  ],
  kept: [
    'I posti liberi sono riservati a chi è già in lista d’attesa: chi iscrivi ora va in lista, e riceverai un avviso quando c’è posto.',
    'The free seats are kept for those on the waiting list: whoever you enrol now goes onto it, and you will be told when there is a seat.',
  ],
  ended: [
    (day: string) => `Le iscrizioni sono chiuse: l’ultimo giorno era il ${day}.`,
    (day: string) => `Enrolment is over: the last day was ${day}.`,
  ],
  locked: [
    (percent: number, hours: string) =>
      `È già trascorso più del ${percent} % delle ${hours} ore: chi entra ora potrebbe non avere l’attestato.`,
    (percent: number, hours: string) =>
      `More than ${percent} % of the ${hours} hours have passed: who comes in now could miss the certificate.`,
  ],
  'not-open': [
    'Il laboratorio adesso non prende iscrizioni: riprova quando riparte.',
    'The lab takes no enrolments now: try again when it goes on.',
  ],
  completed: [
    'Il laboratorio è concluso: non si iscrive più nessuno.',
    'The lab is over: nobody is enrolled any more.',
  ],
  cancelled: [
    'Il laboratorio è annullato: non si iscrive più nessuno.',
    'The lab is cancelled: nobody is enrolled any more.',
  ],
  'ask-coordinator': [
    'Se serve, il coordinamento del tuo istituto può ancora iscrivere, motivando.',
    'If it is needed, the coordinator of your school can still enrol, with a reason.',
  ],
  forced: [
    'Come coordinamento puoi iscrivere lo stesso: ti chiediamo il motivo.',
    'As coordinator you can enrol all the same: we ask you for the reason.',
  ],
  'no-seats-left': [
    'E non ci sono posti liberi: se qualcuno si ritira, il coordinamento del tuo istituto può ancora iscrivere, motivando. La lista d’attesa non si muove più.',
    'And there are no free seats: if somebody withdraws, the coordinator of your school can still enrol, with a reason. The waiting list does not move any more.',
  ],
  enrol: ['Iscrivi una classe o un gruppo', 'Enrol a class or a group'],
  enrolWaiting: ['Iscrivi in lista d’attesa', 'Put on the waiting list'],
  enrolAnyway: ['Iscrivi lo stesso…', 'Enrol all the same…'],
})
