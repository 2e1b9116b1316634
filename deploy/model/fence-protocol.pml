/*
 * The fence protocol, small enough to look at every run of it. docs/fence-protocol.md explains it.
 *
 * One partition of `messages`; two conversations write into it; two instances of the processor, of
 * which one owns the partition and the other may be a former owner that does not know yet that it no
 * longer is one. Everything that can happen is an action below, and every order of them is tried.
 *
 * One unit of time stands for about a second. Kafka is taken at its word: a log keeps what it
 * acknowledged, a transaction takes effect whole or not at all, and one of an instance that no
 * longer owns the partition is refused. (UNFENCED takes the last away, to see that it is needed.)
 */

/* ---- bounds; deploy/check-model sets others ---- */

#ifndef MESSAGES
#define MESSAGES 3       /* written in all */
#endif
#ifndef FREE
#define FREE 5           /* as long as this, anything may be late; then things are done promptly */
#endif
#ifndef MOVES
#define MOVES 1          /* the partition is given to the other instance: a rebalance or a crash */
#endif
#ifndef LOSSES
#define LOSSES 1         /* fences whose write fails */
#endif
#ifndef JUMPS
#define JUMPS 0          /* times at which the broker's clock jumps */
#endif
#ifndef LOG
#define LOG 14           /* records that somebody may still read; the model fails if that is too few */
#endif

#define GAP 2            /* the longest pause inside a burst */
#define JUMP 9           /* how far the broker's clock jumps */
#define FAR 4          /* BrokerSkew.JUMP: a stamp that is further off says that it jumped */
#define BEHIND 1         /* BrokerSkew.BEHIND: so does a fence that is further behind */
#define EPOCH 20         /* the first moment; what is read of an empty log is before everything */

/* Closed by then: the last message's gap, a fence, clocks that are apart by one, and what went wrong. */
#define CLOSED_BY (EPOCH + FREE + (JUMPS + 1) * (GAP + 1) + MOVES + LOSSES + 1)

#define NEVER 255
#define LATER 1000
#define FENCE 255

/* ---- the world ---- */

short t = EPOCH;                 /* true time */
short off = 0;                   /* how far the broker's clock is from it */
byte moves = 0, losses = 0, jumps = 0, strays = 0;
bit unseen = 0;                  /* no fence has been read that was written since the last jump */
short jumpedAt = 0;

byte kind[LOG];                  /* FENCE, or the number of a message */
short stamp[LOG];                /* LogAppendTime */
byte size = 0;

byte written = 0;                /* messages, numbered in the log's order */
bit conv[MESSAGES];              /* whose */
byte place[MESSAGES];            /* its offset */

/* ---- the judge: the sessions of the log, without any of the protocol ---- */

byte session[MESSAGES];          /* the first message of the session */
short at[MESSAGES];              /* what sessions are told by: the stamp, or the true time */
byte asked[MESSAGES];            /* 1 + the first message of the request that has it; 0 for none */
byte answered = 0;               /* how many have one */

/* ---- what is committed ---- */

short markReadAt = 0, markSkew = 0;
byte markNext = 0;               /* the next offset */
byte markOpen = NEVER;           /* the lowest offset that an open burst holds */
byte settled = 0;                /* messages that a request has: SeenIds */
byte owner = 0;

/* ---- an instance's memory ---- */

typedef Instance {
    bit up;
    bit dirty;                   /* has done something since the last commit */
    short due;                   /* the soonest deadline of its open bursts */
    byte next;                   /* the offset that it reads next */
    short readAt;                /* PartitionClock.time */
    byte lowest;                 /* the open offset, as of the last record */
    short off;                   /* how far its clock is from the true time */
    short ahead;                 /* Fences.brokerAhead */
    short skew;                  /* BrokerSkew */
    bit known;
    bit awaited;                 /* a fence is */
    bit looked;                  /* has asked for one in this unit of time: looks are a while apart */
    bit sending;                 /* it is not in the log yet */
    bit answered;                /* its acknowledgement has not been looked at */
    short askedAt;               /* by its clock */
    short answer;                /* by how much the fence's stamp is later than askedAt */
    byte settled;
    byte burst[MESSAGES];        /* open bursts, as sets of messages, by their first message */
    short first[MESSAGES], last[MESSAGES];
    byte closed[MESSAGES];       /* requests in the open transaction */
};
Instance inst[2];

/* For use within one step, never between two. */
hidden short s, x, y; hidden byte k, m, b, c;

#define bitOf(i) (1 << (i))
#define clockOf(i) (t + inst[i].off)
#define presentOf(i) (clockOf(i) + inst[i].ahead)
#define larger(a, b) ((a) > (b) -> (a) : (b))
#define smaller(a, b) ((a) < (b) -> (a) : (b))

/* Deadline: the last message's stamp and the gap. Nothing can join any more once the log was read beyond. */
#define isDue(i, b) (inst[i].burst[b] != 0 && inst[i].last[b] + GAP < inst[i].readAt)

inline nextDue(i) {
    inst[i].due = LATER; b = 0;
    do
    :: b < MESSAGES ->
        if
        :: inst[i].burst[b] != 0 -> inst[i].due = smaller(inst[i].due, inst[i].last[b] + GAP)
        :: else
        fi;
        b++
    :: else -> break
    od
}

inline openFrom(i) {             /* into k */
    k = NEVER; b = 0; 
    do
    :: b < MESSAGES ->
        m = 0;
        do
        :: m < written ->
            if
            :: (inst[i].burst[b] & bitOf(m)) != 0 -> k = smaller(k, place[m])
            :: else
            fi;
            m++
        :: else -> break
        od;
        b++
    :: else -> break
    od
}

inline close(i, b) {
    printf("%d: instance %d closes the burst whose last message was at %d\n", t - EPOCH, i + 1,
            inst[i].last[b] - EPOCH);
    inst[i].closed[b] = inst[i].burst[b];
    inst[i].settled = inst[i].settled | inst[i].burst[b];
    inst[i].burst[b] = 0; inst[i].first[b] = 0; inst[i].last[b] = 0;
    inst[i].dirty = 1
}

/* Closes one burst that is due, the soonest; the others at the next record or look (decision 7). */
inline moveOn(i) {
    y = LATER; k = NEVER; b = 0;
    do
    :: b < MESSAGES ->
        if
        :: isDue(i, b) && inst[i].last[b] < y -> y = inst[i].last[b]; k = b
        :: else
        fi;
        b++
    :: else -> break
    od;
    if
    :: k != NEVER -> close(i, k)
    :: else
    fi
}

/* A message, at x: OpenBursts.arrive and reopen. */
inline join(i, n) {
    inst[i].burst[n] = bitOf(n); inst[i].first[n] = x; inst[i].last[n] = x;
    b = 0;
    do
    :: b < n ->
        if
        :: inst[i].burst[b] != 0 && conv[b] == conv[n] &&
                x >= inst[i].first[b] - GAP && x <= inst[i].last[b] + GAP ->
            inst[i].burst[n] = inst[i].burst[n] | inst[i].burst[b];
            inst[i].first[n] = smaller(inst[i].first[n], inst[i].first[b]);
            inst[i].last[n] = larger(inst[i].last[n], inst[i].last[b]);
            inst[i].burst[b] = 0; inst[i].first[b] = 0; inst[i].last[b] = 0
        :: else
        fi;
        b++
    :: else -> break
    od
}

#define isNear(a, b) ((a) - (b) <= FAR && (b) - (a) <= FAR)

/* BrokerSkew.ofRecord: stamp s becomes arrival x. */
inline arrival(i) {
#ifndef NO_SKEW
    if
    :: inst[i].due == LATER && s >= inst[i].readAt && isNear(s, clockOf(i)) -> inst[i].skew = 0
    :: else
    fi;
    y = larger(presentOf(i), inst[i].readAt);
    if
    :: inst[i].known && s - inst[i].skew > y + FAR ->
#ifndef JUMP_BY_PRESENT
        if
        :: inst[i].due != LATER -> y = inst[i].readAt       /* a burst is open: it is not cut */
        :: else
        fi;
#endif
        inst[i].skew = s - y
#ifndef SKEW_BY_FENCES_ONLY
    :: inst[i].known && s - inst[i].skew < inst[i].readAt - FAR -> inst[i].skew = s - inst[i].readAt
#endif
    :: else
    fi;
#endif
    x = s - inst[i].skew
}

/* BrokerSkew.ofFence. */
inline fenceArrival(i) {
    arrival(i);
    inst[i].known = 1;
#ifndef NO_SKEW
    if
    :: x < inst[i].readAt - BEHIND -> inst[i].skew = s - inst[i].readAt; x = inst[i].readAt
    :: else
    fi
#endif
}

/* Fences.observe: nothing is read before it was written. */
inline observe(i) {
    if
    :: x > presentOf(i) -> inst[i].ahead = x - clockOf(i)
    :: else
    fi
}

/* Fences.learn: a fence is written after it was asked for. */
inline learn(i) {
    if
    :: inst[i].answered ->
        inst[i].ahead = smaller(inst[i].ahead, inst[i].answer - inst[i].skew);
        inst[i].answered = 0; inst[i].answer = 0
    :: else
    fi
}

inline forgetAll(i) {
    inst[i].up = 0; inst[i].dirty = 0; inst[i].due = LATER; inst[i].next = 0; inst[i].readAt = 0; inst[i].lowest = 0;
    inst[i].ahead = 0; inst[i].skew = 0; inst[i].known = 0; inst[i].awaited = 0; inst[i].looked = 0; inst[i].sending = 0;
    inst[i].answered = 0; inst[i].askedAt = 0; inst[i].answer = 0; inst[i].settled = 0;
    b = 0;
    do
    :: b < MESSAGES ->
        inst[i].burst[b] = 0; inst[i].first[b] = 0; inst[i].last[b] = 0; inst[i].closed[b] = 0; b++
    :: else -> break
    od
}

/* A task is opened: the committed state, and what open bursts held, read again (decision 15). */
inline open(i) {
    forgetAll(i);
    inst[i].up = 1;
    inst[i].next = markNext; inst[i].readAt = markReadAt; inst[i].lowest = markOpen;
    inst[i].skew = markSkew; inst[i].known = (markSkew != 0); inst[i].settled = settled;
#ifndef NO_REREAD
    c = 0;
    do
    :: c < written ->
        if
        :: place[c] >= markOpen && place[c] < markNext && (settled & bitOf(c)) == 0 ->
            x = smaller(stamp[place[c]] - markSkew, markReadAt);
            join(i, c)
        :: else
        fi;
        c++
    :: else -> break
    od;
    nextDue(i)
#endif
}

/* The judge looks at a request when it is committed: k is a set of messages, b the first of it. */
inline judge(n) {
    m = 0;
    do
    :: m < written ->
        if
        :: (k & bitOf(m)) != 0 ->
            assert(asked[m] == 0);                              /* no double */
            asked[m] = n + 1; answered++
        :: else
        fi;
        m++
    :: else -> break
    od;
    m = 0;
    do
    :: m < written ->
        if
        :: (k & bitOf(m)) != 0 ->
            c = 0;
            do
            :: c < written ->
#ifndef ANY_SESSIONS
                assert(session[c] != session[m] || (k & bitOf(c)) != 0);    /* no split */
#if JUMPS == 0
                assert(session[c] == session[m] || (k & bitOf(c)) == 0);    /* nothing merged */
#endif
#endif
                c++
            :: else -> break
            od
        :: else
        fi;
        m++
    :: else -> break
    od
}

/*
 * Forgets the beginning of the log that nobody reads again, so that runs which differ only in it are
 * one: offsets count from what is left.
 */
inline tidy() {
    k = smaller(markNext, markOpen);
    k = smaller(k, (inst[0].up -> smaller(inst[0].next, inst[0].lowest) : NEVER));
    k = smaller(k, (inst[1].up -> smaller(inst[1].next, inst[1].lowest) : NEVER));
    if
    :: k > 0 ->
        b = 0;
        do
        :: b < LOG ->
            if
            :: b + k < size -> kind[b] = kind[b + k]; stamp[b] = stamp[b + k]
            :: else -> kind[b] = 0; stamp[b] = 0
            fi;
            b++
        :: else -> break
        od;
        size = size - k;
        markNext = markNext - k;
        markOpen = (markOpen == NEVER -> NEVER : markOpen - k);
        b = 0;
        do
        :: b < 2 ->
            if
            :: inst[b].up ->
                inst[b].next = inst[b].next - k;
                inst[b].lowest = (inst[b].lowest == NEVER -> NEVER : inst[b].lowest - k)
            :: else
            fi;
            b++
        :: else -> break
        od;
        b = 0;
        do
        :: b < MESSAGES -> place[b] = (place[b] < k -> 0 : place[b] - k); b++
        :: else -> break
        od
    :: else
    fi;
    k = 0; m = 0; b = 0; c = 0; x = 0; y = 0; s = 0
}

#define isUnread(i) (inst[i].next < size)
#define isDueByLog(i) (inst[i].due < inst[i].readAt)
#define isDueByClock(i) (inst[i].due < presentOf(i))
#define wantsFence(i) (isDueByClock(i) && !inst[i].awaited && !inst[i].looked)
#define isBusy(i) (isUnread(i) || inst[i].dirty || inst[i].sending || isDueByLog(i) \
        || wantsFence(i))
#define isLate (t >= EPOCH + FREE)
#ifdef PROMPT
#define isFree 0
#else
#define isFree (!isLate)
#endif
#define isDone (answered == written && (written == MESSAGES || isLate))

/* What an instance can do, whether it still owns the partition or not. */
proctype instance(byte i) {
    do
    :: isDone -> break

    /* PartitionTask.process: reads a record. */
    :: d_step {
        inst[i].up && isUnread(i) ->
        printf("%d: instance %d reads what is stamped %d\n", t - EPOCH, i + 1,
                stamp[inst[i].next] - EPOCH);
        s = stamp[inst[i].next];
        if
        :: kind[inst[i].next] == FENCE ->
            unseen = unseen && (s - off < jumpedAt || s - off > t);
            fenceArrival(i);
            observe(i);
            learn(i);
            inst[i].awaited = 0;
            inst[i].readAt = larger(inst[i].readAt, x);
            moveOn(i)
        :: else ->
            arrival(i);
            observe(i);
            inst[i].readAt = larger(inst[i].readAt, x);
            moveOn(i);
            k = kind[inst[i].next]; c = 0;
            do                                      /* its own conversation's bursts close first */
            :: c < MESSAGES ->
                if
                :: isDue(i, c) && conv[c] == conv[k] -> close(i, c)
                :: else
                fi;
                c++
            :: else -> break
            od;
            join(i, k)
        fi;
        inst[i].next++;
        openFrom(i); inst[i].lowest = k;              /* PartitionClock.read: the mark */
        inst[i].dirty = 1;
        nextDue(i);
        tidy()
    }

    /* PartitionTask.look: closes what is due by the log, or asks for a fence. */
    :: d_step {
        inst[i].up && isDueByLog(i) ->
        moveOn(i); nextDue(i); k = 0; b = 0; y = 0
    }
#ifdef WALL_CLOCK
    :: d_step {
        inst[i].up && isDueByClock(i) ->
        inst[i].readAt = larger(inst[i].readAt, presentOf(i)); moveOn(i); nextDue(i);
        k = 0; b = 0; y = 0
    }
#else
    :: d_step {
        inst[i].up && wantsFence(i) ->
        learn(i);
        inst[i].awaited = 1; inst[i].looked = 1; inst[i].sending = 1; inst[i].askedAt = clockOf(i)
    }
#endif

    /* The fence gets into the log, or does not. */
    :: d_step {
        inst[i].sending ->
        assert(size < LOG);                          /* else the bound is too small */
        kind[size] = FENCE; stamp[size] = t + off; size++;
        printf("%d: instance %d's fence, stamped %d\n", t - EPOCH, i + 1, t + off - EPOCH);
        inst[i].sending = 0; inst[i].answered = 1;
        inst[i].answer = t + off - inst[i].askedAt; inst[i].askedAt = 0
    }
    :: d_step {
        inst[i].sending && losses < LOSSES ->
        losses++; inst[i].sending = 0; inst[i].awaited = 0; inst[i].askedAt = 0
    }

    /* The transaction is committed, or refused, and the task closed. */
    :: d_step {
        inst[i].up && inst[i].dirty ->
        if
#ifdef UNFENCED
        :: true ->
#else
        :: i == owner ->
#endif
            b = 0;
            do
            :: b < MESSAGES ->
                if
                :: inst[i].closed[b] != 0 ->
                    k = inst[i].closed[b];
                    printf("%d: instance %d commits a request, messages as bits: %d\n", t - EPOCH,
                            i + 1, k);
                    judge(b);
                    inst[i].closed[b] = 0
                :: else
                fi;
                b++
            :: else -> break
            od;
            markReadAt = inst[i].readAt; markSkew = inst[i].skew; markNext = inst[i].next;
            markOpen = inst[i].lowest; settled = inst[i].settled; inst[i].dirty = 0
        :: else -> forgetAll(i)
        fi;
        tidy()
    }
    od
}

/* Contacts write. */
proctype contacts() {
    byte who;
    do
    :: isDone -> break
    :: atomic {
        written < MESSAGES && !isLate ->
        if
        :: who = 0
        :: written > 0 -> who = 1
        fi;
        d_step {
            assert(size < LOG);
            conv[written] = who; place[written] = size;
            kind[size] = written; stamp[size] = t + off;
#if JUMPS > 0
            at[written] = t;
#else
            at[written] = t + off;
#endif
            session[written] = written; m = 0;
            do
            :: m < written ->
                if
                :: conv[m] == who && at[written] - at[m] <= GAP ->
                    session[written] = session[m];
#ifndef ANY_SESSIONS
                    assert(asked[m] == 0)           /* no split: its session has no request yet */
#endif
                :: else
                fi;
                m++
            :: else -> break
            od;
            printf("%d: message %d of conversation %d, stamped %d\n", t - EPOCH, written + 1, who + 1,
                    stamp[size] - EPOCH);
            written++; size++; who = 0; m = 0
        }
    }
    od
}

inline jumped() {
    unseen = 1; jumpedAt = t;
    printf("%d: the broker's clock is off by %d\n", t - EPOCH, off)
}

/* Time passes, the partition moves, clocks jump. */
proctype world() {
    do
    :: isDone -> break
    :: d_step {
        !isDone && (!isBusy(owner) || isFree) ->
        t++; inst[0].looked = 0; inst[1].looked = 0;
        assert(t <= CLOSED_BY)                      /* closes in the end, and in time */
    }
#ifdef ZOMBIE
    :: d_step {                                     /* a rebalance: the former owner does not know */
        !isDone && moves < MOVES && !inst[1 - owner].up ->
        printf("%d: the partition moves from instance %d, which does not know\n", t - EPOCH,
                owner + 1);
        moves++; owner = 1 - owner; open(owner); tidy()
    }
#else
    :: d_step {                                     /* a fence of a former owner, at any time */
        !isDone && strays < moves ->
        assert(size < LOG);
        printf("%d: a former owner's fence\n", t - EPOCH);
        strays++; kind[size] = FENCE; stamp[size] = t + off; size++
    }
#endif
    :: d_step {                                     /* a crash: the other, or itself, started again */
        !isDone && moves < MOVES && !inst[1 - owner].up ->
        printf("%d: instance %d crashes\n", t - EPOCH, owner + 1);
        moves++; forgetAll(owner); owner = 1 - owner; open(owner);
        tidy()
    }
#if JUMPS > 0
    :: d_step { !isDone && jumps < JUMPS && off == 0 && inst[owner].known && !unseen -> jumps++; off = JUMP; jumped() }
    :: d_step { !isDone && jumps < JUMPS && off == 0 && inst[owner].known && !unseen -> jumps++; off = 0 - JUMP; jumped() }
    :: d_step { !isDone && jumps < JUMPS && off != 0 && !unseen -> jumps++; off = 0; jumped() }
#endif
    od
}

init {
    atomic {
        if :: inst[0].off = 0 :: inst[0].off = 1 :: inst[0].off = -1 fi;
        if :: MOVES == 0 :: MOVES > 0 -> inst[1].off = 1 :: MOVES > 0 -> inst[1].off = -1 fi;
        d_step { inst[1].due = LATER; open(0); b = 0; c = 0; x = 0 };
        run instance(0); run instance(1); run contacts(); run world()
    }
}
