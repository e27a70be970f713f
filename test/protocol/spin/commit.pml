/*
 * The commit protocol of Fairslot, for every interleaving of a small season.
 *
 * Five applicants want two seats of day A and one of day B. One books, one does so in two tabs at once, one books a pair
 * and then cancels it, one books a pair, and one moves from B to A. A request reads the offer and the seats, decides, and
 * sends one transaction whose conditions are on the seats and on the version of the offer (functions/store/commit.ts).
 * The answer may be lost before or after the transaction was done, it may be a conflict that says nothing, and the
 * transaction itself may be late: it arrives at any later moment, even when its sender has given up and asked again. An
 * unsettled transaction is sent again under the same token, or given up and begun afresh under another
 * (functions/store/attempt.ts). An applicant who is refused asks again once a seat was given back.
 *
 * A tab that gives up a transaction that may still arrive fences it off first, so that it arrives in vain
 * (functions/store/send.ts); or it says that it does not know, and begins a new request. No late transaction may be carried out after its request was
 * answered otherwise. Here a fenced transaction is gone; that a fence makes its conditions fail is shown on a database
 * (test/functions/store/commit.test.ts), and others who meet the fence just begin afresh, as they may at any moment.
 *
 * To keep it to a few million states, only one tab reads offer and seats in two steps (in either order), only two tabs send
 * what can be late, and one transaction is late at a time. Left out are the ledger and shared seats (promise 3 is a
 * matter of counting: test/domain/capacity/swap-argument.test.ts), clocks, and the ten minutes after which a token is forgotten
 * (a new token can be taken at any moment here, which is more).
 *
 * Four bugs can be planted, and each must make the model fail:
 *   -DNO_OFFER_GUARD   a transaction does not look at the version of the offer
 *   -DNO_SEAT_GUARD    a transaction does not look whether a seat is free
 *   -DNO_FENCE         what may still arrive is given up without a fence
 *   -DTWO_WRITES       a pair is taken in two writes, one for each day
 */

#define NONE 0
#define APPLICANTS 5
#define SEATS 3
#define TABS 6

mtype = { oneOnA, pair, toA, cancel, nothing };

#define isOnA(s) (s <= 2)
#define isPair(o) (o == 3 || o == 4)

/* The table: who holds each seat; of each offer its state, its version and the seats that its booking names. */
#define OPEN 0
#define BOOKED 1
#define CANCELLED 2
byte holder[SEATS + 1];
byte state[APPLICANTS + 1];
byte version[APPLICANTS + 1];
byte first[APPLICANTS + 1];
byte second[APPLICANTS + 1];

/* What the checks count. */
byte timesBooked[APPLICANTS + 1];
byte timesReturned;

/* Of each tab: 0 while it is busy, 1 once it is settled, 2 + timesReturned where it saw that there is no seat. */
byte rest[TABS + 1];

/* A transaction. `to` is the state it puts; `name1` and `name2` the booking; of these it takes `take1` and `take2`. */
typedef Transaction {
  byte replaces;
  byte to;
  byte name1; byte name2;
  byte take1; byte take2;
  byte give1; byte give2
}

/* A transaction that is late. Its token is NONE once its sender goes by another. */
Transaction late;
byte lateOffer, lateToken;

/* Whose request it is, until that has ended in not knowing; and whether it has ended in something else. */
byte lateTab;
bool lateIsOver;


/* Whether the token of each tab's present attempt is spent. */
bool spent[TABS + 1];

#ifdef NO_OFFER_GUARD
#define isVersion(t, o) true
#else
#define isVersion(t, o) (version[o] == t.replaces)
#endif

#ifdef NO_SEAT_GUARD
#define isFreeOrNone(s) true
#else
#define isFreeOrNone(s) (s == NONE || holder[s] == NONE)
#endif

#define isHeldOrNone(s, o) (s == NONE || holder[s] == o)
#define conditionsHold(t, o) (isVersion(t, o) && isFreeOrNone(t.take1) && isFreeOrNone(t.take2) \
  && isHeldOrNone(t.give1, o) && isHeldOrNone(t.give2, o))

/* What must hold after every write: a seat has one holder, whose booking names it; an offer holds all or none. */
inline check(n) {
  n = 1;
  do
  :: n <= SEATS ->
    assert(holder[n] == NONE || first[holder[n]] == n || second[holder[n]] == n);
    n++
  :: else -> break
  od;
  n = 1;
  do
  :: n <= APPLICANTS ->
    assert((state[n] == BOOKED) == (first[n] != NONE));
    assert((isPair(n) && state[n] == BOOKED) == (second[n] != NONE));
    assert(isHeldOrNone(first[n], n) && isHeldOrNone(second[n], n));
    assert(timesBooked[n] <= 1);
    n++
  :: else -> break
  od;
  n = 0
}

/* Does a transaction whose conditions hold: all of it, at once. */
inline attemptOrThrow(t, offer, token, n) {
  d_step {
    if
    :: t.give1 != NONE -> holder[t.give1] = NONE; timesReturned++
    :: else
    fi;
    if
    :: t.give2 != NONE -> holder[t.give2] = NONE
    :: else
    fi;
    if
    :: t.take1 != NONE -> holder[t.take1] = offer
    :: else
    fi;
    if
    :: t.take2 != NONE -> holder[t.take2] = offer
    :: else
    fi;
    if
    :: t.to == BOOKED && t.give1 == NONE -> timesBooked[offer]++
    :: else
    fi;
    state[offer] = t.to;
    first[offer] = t.name1;
    second[offer] = t.name2;
    version[offer]++;
    if
    :: token != NONE -> spent[token] = true
    :: else
    fi;
    check(n)
  }
}

/* Forgets a transaction, so that what it was does not tell states apart. */
inline forget(t) {
  t.replaces = 0; t.to = 0; t.name1 = NONE; t.name2 = NONE;
  t.take1 = NONE; t.take2 = NONE; t.give1 = NONE; t.give2 = NONE
}

inline becomeLate() {
  lateOffer = me; lateToken = id; lateTab = id;
  late.replaces = t.replaces; late.to = t.to; late.name1 = t.name1; late.name2 = t.name2;
  late.take1 = t.take1; late.take2 = t.take2; late.give1 = t.give1; late.give2 = t.give2
}

inline forgetLate() {
  forget(late); lateOffer = NONE; lateToken = NONE; lateTab = NONE; lateIsOver = false
}

inline readOffer() {
  t.replaces = version[me]; t.to = state[me]; t.give1 = first[me]; t.give2 = second[me]
}

#define isTaken(s) (holder[s] != NONE && holder[s] != me)

/* Of day A the seat already held, or a free one: the odd offers prefer the first, as a hash would have it. */
inline readDayA() {
  if
  :: holder[1] == me -> t.name1 = 1
  :: holder[2] == me -> t.name1 = 2
  :: holder[1] == NONE && holder[2] != me && (me % 2 == 1 || holder[2] != NONE) -> t.name1 = 1; t.take1 = 1
  :: holder[2] == NONE && holder[1] != me && (me % 2 == 0 || holder[1] != NONE) -> t.name1 = 2; t.take1 = 2
  :: isTaken(1) && isTaken(2)
  fi
}

inline readDayB() {
  if
  :: holder[3] == me -> t.name2 = 3
  :: holder[3] == NONE -> t.name2 = 3; t.take2 = 3
  :: isTaken(3)
  fi
}

inline readSeats() {
  seen = timesReturned;
  if
  :: wish == oneOnA || wish == toA -> readDayA()
  :: wish == pair -> readDayA(); readDayB()
  :: wish == cancel
  fi
}

/* A new attempt goes by a new token: what is late of the old one is known to nobody. */
inline renewToken() {
  if
  :: lateToken == id && spent[id] -> forgetLate()
  :: lateToken == id && !spent[id] -> lateToken = NONE
  :: else
  fi;
  spent[id] = false
}

/* The tab has told its applicant what became of the request, so nothing of it may be done from now on. */
inline endRequest() {
  if
  :: lateTab == id -> lateIsOver = true
  :: else
  fi
}

#define readsInTwoSteps (id == 3)
#define mayBeLate (id == 3 || id == 4)
#define isBooking (wish == oneOnA || wish == pair)
#define isFull (t.name1 == NONE || (wish == pair && t.name2 == NONE))

/* A tab in which the applicant of offer `me` wants `wish`, and then `next`: each again and again until it is settled. */
proctype tab(byte id; byte me; mtype wish; mtype next) {
  Transaction t;
  byte n, seen;
again:
  atomic {
    renewToken();
    if
    :: readOffer();
      if
      :: !readsInTwoSteps -> readSeats(); goto decide
      :: readsInTwoSteps -> goto seats
      fi
    :: readsInTwoSteps -> readSeats(); goto offer
    fi
  };
offer:
  atomic { readOffer(); goto decide };
seats:
  atomic {
    readSeats();
decide:
    if
    :: wish == cancel && t.to == BOOKED -> t.to = CANCELLED
    :: wish == toA && t.to == BOOKED && !isOnA(t.give1) && !isFull -> skip
    :: isBooking && t.to == OPEN && !isFull -> t.to = BOOKED
    :: wish == toA && t.to == BOOKED && !isOnA(t.give1) && isFull -> goto refused
    :: isBooking && t.to == OPEN && isFull -> goto refused
    :: else -> goto settled
    fi;
    seen = 0
  };
#ifdef TWO_WRITES
  atomic {
    if
    :: wish == pair && t.take1 != NONE && holder[t.take1] == NONE -> holder[t.take1] = me; t.take1 = NONE; check(n)
    :: else
    fi
  };
#endif
send:
  atomic {
    if
    :: spent[id] -> goto settled
    :: !spent[id] && conditionsHold(t, me) -> attemptOrThrow(t, me, id, n);
      if
      :: goto settled
      :: goto send
      fi
    :: lateToken != id -> forget(t); goto again
    :: lateToken == id -> goto fence
    :: mayBeLate && lateOffer == NONE && !spent[id] -> becomeLate(); goto send
    fi
  };
fence:
  atomic {
#ifndef NO_FENCE
    if
    :: lateToken == id -> forgetLate()
    :: lateToken == id -> lateTab = NONE
    :: lateToken != id
    fi;
#endif
    forget(t); goto again
  };
refused:
  atomic {
    endRequest(); forget(t); rest[id] = 2 + seen; seen = 0
  };
end:
  atomic {
    rest[id] != 2 + timesReturned -> rest[id] = 0; goto again;
settled:
    endRequest(); forget(t); seen = 0;
    if
    :: next != nothing -> wish = next; next = nothing; goto again
    :: else -> rest[id] = 1
    fi
  }
}

#define isAtRest(i) (rest[i] == 1 || rest[i] == 2 + timesReturned)
#define allAreAtRest (lateOffer == NONE && isAtRest(1) && isAtRest(2) && isAtRest(3) && isAtRest(4) && isAtRest(5) \
  && isAtRest(6))
#define isFullA (holder[1] != NONE && holder[2] != NONE)
#define isFullB (holder[3] != NONE)

/* Delivers what is late, at any moment. When all is quiet, every seat that somebody wanted is taken. */
active proctype network() {
  byte n;
  do
  :: atomic {
      lateOffer != NONE ->
      if
      :: !spent[lateToken] && conditionsHold(late, lateOffer) ->
        assert(!lateIsOver);
        attemptOrThrow(late, lateOffer, lateToken, n)
      :: else
      fi;
      forgetLate()
    }
  :: allAreAtRest -> break
  od;
  atomic {
    assert(state[1] != OPEN || isFullA);
    assert(state[2] != OPEN || isFullA);
    assert(state[3] != OPEN || isFullA || isFullB);
    assert(state[4] != OPEN || isFullA || isFullB);
    assert(state[5] != BOOKED || isOnA(first[5]) || isFullA)
  }
}

init {
  atomic {
    holder[3] = 5; state[5] = BOOKED; first[5] = 3; timesBooked[5] = 1;
    run tab(1, 1, oneOnA, nothing);
    run tab(2, 2, oneOnA, nothing);
    run tab(3, 2, oneOnA, nothing);
    run tab(4, 3, pair, cancel);
    run tab(5, 4, pair, nothing);
    run tab(6, 5, toA, nothing)
  }
}
