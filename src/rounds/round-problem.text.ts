import { phrases } from '../platform/words.ts'

/** Why something cannot be done with a round, or what it lacks: what is wrong and how to mend it. */
export const roundProblemWords = phrases({
  'already-open': [
    'Le scelte sono aperte: ciò che è stato pubblicato non si cambia più. Se c’è un errore annulla la tornata, con il motivo, e copiala.',
    'The choices are open: what was published no longer changes. If there is a mistake cancel the round, with the reason, and copy it.',
  ],
  'deadline-over': [
    'La scadenza è passata: non si può più cambiare.',
    'The deadline is over: it can no longer be changed.',
  ],
  'already-frozen': [
    'Le scelte sono chiuse: ciò che decide è fissato e non si cambia più.',
    'The choices are closed: what decides is frozen and no longer changes.',
  ],
  'is-cancelled': ['La tornata è annullata: copiala per rifarla.', 'The round is cancelled: copy it to do it again.'],
  'not-cancellable': [
    'Il risultato è pubblicato: la tornata non si annulla più. Chi non vuole il posto può rinunciare.',
    'The result is out: the round can no longer be cancelled. Who does not want a place may give it back.',
  ],
  'not-ready': ['Manca ancora qualcosa: guarda l’elenco qui sotto.', 'Something is still missing: see the list below.'],
  'changed-meanwhile': [
    'Intanto qualcun altro ha modificato la tornata: ricontrolla ciò che c’è ora e riprova.',
    'Somebody else has changed the round meanwhile: check what is there now and try again.',
  ],
  'not-open': ['Le scelte non sono aperte.', 'The choices are not open.'],
  'same-deadline': ['È già questa la scadenza.', 'This is the deadline already.'],
  'deadline-past': [
    'La scadenza è già passata: scegli un giorno e un’ora che devono ancora venire.',
    'The deadline is in the past: choose a day and a time still to come.',
  ],
  'deadline-too-far': ['La scadenza è tra più di un anno.', 'The deadline is more than a year away.'],
  'time-skipped': [
    'Quella notte l’ora legale salta quest’ora: scegline un’altra.',
    'That night the clocks skip this hour: choose another.',
  ],
  'year-over': ['Quest’anno scolastico è finito.', 'This school year is over.'],
  'year-has-parts': [
    'Ci sono già classi o offerte di quest’anno: toglile prima di cambiare anno.',
    'There are classes or offers of this year already: take them out before changing the year.',
  ],
  'no-class': ['Nessuna classe partecipa: scegline almeno una.', 'No class takes part: choose at least one.'],
  'no-student': ['Nelle classi scelte non c’è nessuno studente.', 'There is no student in the chosen classes.'],
  'class-not-here': [
    'Una classe non è della tua scuola o di quest’anno.',
    'A class is not of your school or this year.',
  ],
  'no-such-district': ['Il quartiere non è nell’elenco della città.', 'The district is not in the city’s list.'],
  'pair-left-behind': [
    'Uno studente che ora resterebbe fuori ha un vincolo: toglilo prima, nella pagina Vincoli.',
    'A student who would be left out has a constraint: take it away first, on the page Constraints.',
  ],
  'no-offer': ['Non c’è nessuna offerta: scegline almeno una.', 'There is no offer: choose at least one.'],
  'offer-gone': ['Un’offerta non c’è più: toglila.', 'An offer is gone: take it out.'],
  'offer-not-published': ['Non è (più) pubblicata: toglila o aspetta che lo sia.', 'It is not published (any more).'],
  'offer-in-other-round': ['È già in un’altra tornata aperta: toglila.', 'It is in another open round: take it out.'],
  'offer-reserved': ['È riservata a un’altra scuola: toglila.', 'It is kept for another school: take it out.'],
  'offer-other-year': ['È di un altro anno scolastico: toglila.', 'It is of another school year: take it out.'],
  'offer-begins-before': [
    'Comincia prima che le scelte si chiudano: anticipa la scadenza o togli l’offerta.',
    'It begins before the choices close: set an earlier deadline or take it out.',
  ],
  'enrolment-ends-before': [
    'Le sue iscrizioni finiscono prima che si possa iscrivere una classe: anticipa la scadenza, chiedi all’ente di prolungarle o toglila.',
    'Its enrolments end before a class can be enrolled: set an earlier deadline, ask the host to extend them, or take it out.',
  ],
  'too-many-offers': ['Le offerte sono troppe: al massimo 400.', 'Too many offers: 400 at most.'],
  'no-seat': ['Non ha posti liberi: toglila.', 'It has no free seat: take it out.'],
  'seats-above-offer': ['I posti sono più di quelli che l’offerta ha.', 'More seats than the offer has.'],
  'min-above-seats': ['Il minimo è più alto dei posti.', 'The minimum is above the seats.'],
  'min-negative': ['Il minimo non può essere meno di zero.', 'The minimum cannot be below zero.'],
  'class-max-below-one': ['Di una classe deve poter andare almeno uno.', 'At least one of a class must be allowed.'],
  'most-wishes': ['Le scelte sono da 1 a 10.', 'Choices are 1 to 10.'],
  'most-km': ['I chilometri sono da 1 a 500.', 'Kilometres are 1 to 500.'],
  'band-range': ['Una fascia non è fra le tre previste.', 'A band is none of the three.'],
  'criterion-twice': ['Un criterio c’è due volte.', 'A criterion is there twice.'],
  'host-not-in-round': ['L’ente non ha offerte in questa tornata.', 'The host has no offer in this round.'],
  'no-such-track': ['L’indirizzo non è nell’elenco della città.', 'The track is not in the city’s list.'],
  'periods-apart': [
    'Due offerte non hanno neppure un giorno in comune. Chi ottiene un posto non ne avrà un altro in questa tornata: per due periodi servono due tornate.',
    'Two offers have no day in common. Who gets a place gets no other in this round: two periods need two rounds.',
  ],
  'bands-missing': [
    'Tra i criteri c’è «adatto all’ente», ma nessuna fascia è indicata: sono tutti pari.',
    'Among the criteria is “suits the host”, but no band is given: all are equal.',
  ],
  'bands-unused': [
    'Ci sono fasce degli enti, ma il criterio «adatto all’ente» non è scelto: non contano.',
    'There are bands of hosts, but the criterion “suits the host” is not chosen: they do not count.',
  ],
  'draw-alone': [
    'Non c’è nessun criterio: a parità di scelta decide soltanto l’estrazione.',
    'There is no criterion: among equal wishes the draw alone decides.',
  ],
  'order-unused': [
    'Con «massima soddisfazione» i criteri di precedenza non contano: decide la somma delle scelte.',
    'With “greatest satisfaction” the criteria of precedence do not count: the sum of choices decides.',
  ],
  'unit-not-in-round': ['Questo studente non partecipa alla tornata.', 'This student does not take part in the round.'],
  'offer-not-in-round': ['Questa offerta non è nella tornata.', 'This offer is not in the round.'],
  'already-locked': [
    'Questo studente ha già un posto fissato: togli prima quello.',
    'This student has a fixed place already: take that away first.',
  ],
  'lock-on-forbidden': [
    'Per questo studente l’ente è vietato: togli prima il divieto.',
    'For this student the host is forbidden: take that away first.',
  ],
  'locks-above-seats': ['I posti fissati sarebbero più dei posti.', 'There would be more fixed places than seats.'],
  'locks-above-class': [
    'Della stessa classe ce ne sarebbero più di quanti l’offerta ne ammette.',
    'There would be more of one class than the offer allows.',
  ],
  'already-forbidden': ['Il divieto c’è già.', 'This is forbidden already.'],
  'locked-at-host': [
    'Questo studente ha un posto fissato proprio lì: togli prima quello.',
    'This student has a fixed place there: take that away first.',
  ],
  'same-student': ['Scegli due studenti diversi.', 'Choose two different students.'],
  'already-apart': ['I due sono già tenuti separati.', 'The two are kept apart already.'],
  'apart-locked-together': [
    'I due hanno il posto fissato alla stessa offerta: togline prima uno.',
    'The two have places fixed at one offer: take one away first.',
  ],
})
