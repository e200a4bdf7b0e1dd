package io.netsplit.system.membership;

/**
 * What SWIM's members tell each other about one of them: alive, suspect or dead in an incarnation. Packed into one number,
 * because ten thousand nodes hand millions of them on.
 */
final class Update {
    static final int ALIVE = 0;
    static final int SUSPECT = 1;
    static final int DEAD = 2;
    /** A wire format would need about so much: address, incarnation, status. */
    static final int SIZE_BYTES = 9;

    private static final int STATUS_BITS = 2;
    private static final String[] WORDS = {"alive", "suspect", "dead"};

    private Update() {}

    static long of(int member, int state) {
        return (long) state << 32 | member;
    }

    static int member(long update) {
        return (int) update;
    }

    /** Status and incarnation together, as a member's state is kept. */
    static int state(long update) {
        return (int) (update >> 32);
    }

    static int state(int status, int incarnation) {
        return incarnation << STATUS_BITS | status;
    }

    static int status(int state) {
        return state & (1 << STATUS_BITS) - 1;
    }

    static int incarnation(int state) {
        return state >> STATUS_BITS;
    }

    /**
     * The order of section 4.2. Of two statements the one about the newer incarnation wins; within one, dead over suspect
     * over alive.
     */
    static boolean overrides(int state, int former) {
        int newer = incarnation(state) - incarnation(former);
        return newer > 0 || newer == 0 && status(state) > status(former);
    }

    /** "3 suspect 1, 7 alive 0": addresses, what is said of them, incarnations. */
    static String text(long[] updates) {
        StringBuilder text = new StringBuilder();
        for (long update : updates) {
            int state = state(update);
            text.append(text.length() == 0 ? "" : ", ").append(member(update));
            text.append(' ').append(WORDS[status(state)]).append(' ').append(incarnation(state));
        }
        return text.toString();
    }
}
