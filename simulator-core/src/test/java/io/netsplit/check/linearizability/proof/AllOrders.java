package io.netsplit.check.linearizability.proof;

/**
 * The definition of linearizability and nothing else: tries every order of every choice of the operations that may have
 * taken effect, and asks the specification. Nothing is remembered, nothing is left out.
 */
final class AllOrders {
    private final Specification specification;
    private final SmallHistory history;

    private AllOrders(Specification specification, SmallHistory history) {
        this.specification = specification;
        this.history = history;
    }

    static boolean isLinearizable(Specification specification, SmallHistory history) {
        return new AllOrders(specification, history).canFinish(0, history.initial);
    }

    private boolean canFinish(int placed, long state) {
        if ((history.ok & ~placed) == 0) {
            return true;
        }
        for (int rest = history.alive & ~placed; rest != 0; rest &= rest - 1) {
            int i = Integer.numberOfTrailingZeros(rest);
            if ((history.before[i] & ~placed) == 0) {
                boolean seen = (history.ok >> i & 1) == 1;
                long answer = seen ? history.answer[i] : Specification.UNSEEN;
                long next = specification.step(state, history.function[i], history.argument[i], answer);
                if (next != Specification.REFUSED && canFinish(placed | 1 << i, next)) {
                    return true;
                }
            }
        }
        return false;
    }
}
