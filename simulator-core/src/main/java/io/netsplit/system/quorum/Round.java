package io.netsplit.system.quorum;

/**
 * One question of a coordinator to the replicas of an object, of which a quorum has to answer. Those that are silent are
 * asked again; with a sloppy quorum, the next healthy nodes on the ring are asked in their place.
 */
abstract class Round {
    private static final byte NOT_ASKED = 0;
    private static final byte WAITING = 1;
    private static final byte REPLACED = 2;
    private static final byte ANSWERED = 3;

    final Server server;
    final Placement.Place place;
    final long id;
    private final int needed;
    private final byte[] states;
    private final int[] hintFor;
    private final long giveUpNs;
    private int waiting;
    private int answers;
    private boolean reached;
    private boolean ended;
    /** When {@link Rounds} tells it that time is up. */
    long deadlineNs;

    Round(Server server, Placement.Place place, int needed) {
        this.server = server;
        this.place = place;
        this.needed = needed;
        this.id = server.rounds.nextId();
        this.states = new byte[place.order().length];
        this.hintFor = new int[states.length];
        this.giveUpNs = server.rounds.nowNs() + server.options.requestTimeoutNs();
    }

    /** Asks {@code node}; {@code forNode} is the replica in whose place, or {@link DynamoMessage#NOBODY}. */
    abstract void ask(int node, int forNode);

    /** As many as are needed have answered. */
    abstract void quorum();

    /** True where silent nodes are replaced also after the quorum has been reached. */
    abstract boolean wantsAll();

    /** There will be no quorum. */
    abstract void failed();

    /** Nobody is waited for any more; the quorum has been reached. */
    void settled() {}

    /** {@code node} is silent, and nobody is asked in its place. */
    void silent(int node) {}

    /** This one needs not be asked: it is known what it would answer. To be called before {@link #begin}. */
    final void knows(int position) {
        states[position] = ANSWERED;
        answers++;
    }

    final boolean hasAnswered(int position) {
        return states[position] == ANSWERED;
    }

    /** Asks the replicas, or, with a sloppy quorum, the first healthy nodes. The own node comes last, as it answers at once. */
    final void begin() {
        server.rounds.open(this);
        choose();
        int self = -1;
        for (int i = 0; i < states.length; i++) {
            if (states[i] == WAITING) {
                if (place.order()[i] == server.self()) {
                    self = i;
                } else {
                    ask(place.order()[i], hintFor[i]);
                }
            }
        }
        if (self >= 0) {
            ask(server.self(), hintFor[self]);
        }
        checkQuorum();
    }

    private void choose() {
        int replicas = server.options.replicas();
        int missing = 0;
        for (int i = 0; i < replicas; i++) {
            if (server.options.sloppyQuorum() && server.health.isSuspected(place.order()[i])) {
                missing++;
            } else {
                choose(i, DynamoMessage.NOBODY);
            }
        }
        for (int i = 0; i < replicas && missing > 0; i++) {
            if (states[i] == NOT_ASKED) {
                missing--;
                int substitute = substitute();
                choose(substitute < 0 ? i : substitute, substitute < 0 ? DynamoMessage.NOBODY : place.order()[i]);
            }
        }
    }

    private void choose(int position, int forNode) {
        if (states[position] != ANSWERED) {
            states[position] = WAITING;
            hintFor[position] = forNode;
            waiting++;
        }
    }

    /** Position of the next healthy node that has not been asked, or -1. */
    private int substitute() {
        for (int i = server.options.replicas(); i < states.length; i++) {
            if (states[i] == NOT_ASKED && !server.health.isSuspected(place.order()[i])) {
                return i;
            }
        }
        return -1;
    }

    /** Takes note of an answer; what {@code node} said is the subclass's business. Answers the position, -1 for a copy. */
    final int answered(int node) {
        int position = place.position(node);
        if (position < 0 || states[position] == ANSWERED || states[position] == NOT_ASKED) {
            return -1;
        }
        if (states[position] == WAITING) {
            waiting--;
        }
        states[position] = ANSWERED;
        answers++;
        return position;
    }

    /** To be called after every answer, when it has been taken in. */
    final void checkQuorum() {
        if (!reached && answers >= needed) {
            reached = true;
            quorum();
        }
        if (waiting == 0 && reached) {
            end();
        }
    }

    /** Called again and again while the round is open. */
    final void timedOut(long nowNs) {
        for (int i = 0; i < states.length; i++) {
            if (states[i] == WAITING) {
                server.health.silent(place.order()[i]);
            }
        }
        boolean wasReached = reached;
        boolean over = nowNs >= giveUpNs;
        for (int i = 0; i < states.length; i++) {
            if (states[i] == WAITING && (!wasReached || wantsAll())) {
                replace(i, over || wasReached);
            }
        }
        if (ended) {
            return;
        }
        if (reached) {
            end();
        } else if (over) {
            ended = true;
            server.rounds.close(this);
            failed();
        }
    }

    private void replace(int position, boolean last) {
        int node = place.order()[position];
        int forNode = hintFor[position] == DynamoMessage.NOBODY ? node : hintFor[position];
        int substitute = server.options.sloppyQuorum() ? substitute() : -1;
        if (substitute >= 0) {
            states[position] = REPLACED;
            waiting--;
            choose(substitute, forNode);
            ask(place.order()[substitute], forNode);
        } else if (last) {
            silent(forNode);
        } else {
            ask(node, hintFor[position]);
        }
    }

    private void end() {
        if (!ended) {
            ended = true;
            server.rounds.close(this);
            settled();
        }
    }
}
