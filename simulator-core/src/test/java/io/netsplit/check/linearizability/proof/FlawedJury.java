package io.netsplit.check.linearizability.proof;

import io.netsplit.check.linearizability.Verdict.Answer;
import io.netsplit.history.Completion;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import io.netsplit.model.Models;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plain judge of at most 63 operations on one object, with one mistake of a kind that is easily made. The tests of the
 * real judge must notice each of them in this one.
 */
final class FlawedJury implements Agreement.Jury {
    enum Flaw {
        /** None: this judge is right, so what the tests notice in the others is the flaw. */
        NONE,
        /** Any order will do, whatever came first. */
        IGNORES_REAL_TIME,
        /** Sequential consistency: only the operations of one process stay in order. */
        KNOWS_ONLY_THE_ORDER_OF_EACH_PROCESS,
        /** At the same nanosecond the completion came first. */
        ORDERS_TIES,
        /** Remembers which operations were placed, and forgets that the state may differ. */
        SHARES_VISITED_AMONG_STATES,
        /** Takes the first operation that fits, and never another. */
        NEVER_GOES_BACK,
        UNKNOWN_IS_OK,
        UNKNOWN_NEVER_HAPPENS,
        /** What happens later than the client gave up does not happen. */
        UNKNOWN_ENDS_WHEN_THE_CLIENT_GIVES_UP,
        FAILED_MAY_HAPPEN,
        FORGETS_THE_INITIAL_STATE,
        /** Does not compare every second answer with what the model allows. */
        BELIEVES_EVERY_OTHER_ANSWER,
        BELIEVES_THE_FIRST_CLIENT,
        /** Other keys are nobody's concern. */
        JUDGES_ONLY_THE_SMALLEST_KEY,
        /** As if times were ints. */
        CUTS_TIMES_TO_32_BITS
    }

    private static final int MAX_PLACES = 5_000;

    private record Place(long placed, @Nullable Object state) {}

    private final Flaw flaw;

    FlawedJury(Flaw flaw) {
        this.flaw = flaw;
    }

    @Override
    public Answer answer(History history, Model model) {
        if (history.operations().stream().noneMatch(Operation::isOk)) {
            return Answer.UNKNOWN;
        }
        boolean forgets = flaw == Flaw.FORGETS_THE_INITIAL_STATE;
        Model judged = forgets ? Models.named(model.name()).orElseThrow() : model;
        for (History part : judged(history.splitByKey())) {
            Attempt attempt = new Attempt(part, judged);
            if (!attempt.canFinish(0, judged.initial())) {
                return attempt.visited.size() < MAX_PLACES ? Answer.NOT_LINEARIZABLE : Answer.UNKNOWN;
            }
        }
        return Answer.LINEARIZABLE;
    }

    private List<History> judged(List<History> parts) {
        return flaw == Flaw.JUDGES_ONLY_THE_SMALLEST_KEY
                ? List.of(Collections.min(parts, Comparator.comparing(FlawedJury::keyOf)))
                : parts;
    }

    private static String keyOf(History part) {
        return String.valueOf(part.operations().get(0).key());
    }

    private long time(long ns) {
        return flaw == Flaw.CUTS_TIMES_TO_32_BITS && ns != Long.MAX_VALUE ? (int) ns : ns;
    }

    /** One object. */
    private final class Attempt {
        private final Model model;
        private final List<Operation> operations = new ArrayList<>();
        private final long[] before;
        private final Set<Place> visited = new LinkedHashSet<>();
        private long required;

        Attempt(History history, Model model) {
            this.model = model;
            for (Operation operation : history.operations()) {
                boolean fail = operation.completion() == Completion.FAIL && flaw != Flaw.FAILED_MAY_HAPPEN;
                if (!fail && (operation.isOk() || flaw != Flaw.UNKNOWN_NEVER_HAPPENS)) {
                    required |= isRequired(operation) ? 1L << operations.size() : 0;
                    operations.add(operation);
                }
            }
            before = new long[operations.size()];
            for (int i = 0; i < before.length; i++) {
                for (int k = 0; k < i; k++) {
                    before[i] |= precedes(k, i) ? 1L << k : 0;
                }
            }
        }

        private boolean isRequired(Operation operation) {
            return operation.isOk() || (flaw == Flaw.UNKNOWN_IS_OK && operation.completion() == Completion.INFO);
        }

        private boolean precedes(int k, int i) {
            Operation first = operations.get(k);
            Operation second = operations.get(i);
            if (flaw == Flaw.IGNORES_REAL_TIME || !isRequired(first)) {
                return false;
            }
            if (flaw == Flaw.KNOWS_ONLY_THE_ORDER_OF_EACH_PROCESS) {
                return first.process() == second.process();
            }
            boolean tie = first.completedNs() == second.invokedNs();
            boolean wentOn = false;
            for (int next = k + 1; next <= i && tie; next++) {
                wentOn |= History.wentOnAtOnce(first, operations.get(next));
            }
            return time(first.completedNs()) < time(second.invokedNs()) || wentOn || (tie && flaw == Flaw.ORDERS_TIES);
        }

        boolean canFinish(long placed, @Nullable Object state) {
            if ((required & ~placed) == 0) {
                return true;
            }
            Object remembered = flaw == Flaw.SHARES_VISITED_AMONG_STATES ? null : state;
            if (visited.size() == MAX_PLACES || !visited.add(new Place(placed, remembered))) {
                return false;
            }
            for (int i = 0; i < before.length; i++) {
                if ((placed >> i & 1) == 0 && (before[i] & ~placed) == 0 && mayStillHappen(i, placed)) {
                    Object next = step(state, i);
                    if (next != Model.REFUSED) {
                        boolean finished = canFinish(placed | 1L << i, next);
                        if (finished || flaw == Flaw.NEVER_GOES_BACK) {
                            return finished;
                        }
                    }
                }
            }
            return false;
        }

        private boolean mayStillHappen(int i, long placed) {
            if (operations.get(i).isOk() || flaw != Flaw.UNKNOWN_ENDS_WHEN_THE_CLIENT_GIVES_UP) {
                return true;
            }
            for (int k = i + 1; k < before.length; k++) {
                boolean later =
                        operations.get(k).invokedNs() > operations.get(i).completedNs();
                if (later && (placed >> k & 1) == 1) {
                    return false;
                }
            }
            return true;
        }

        private @Nullable Object step(@Nullable Object state, int i) {
            Operation operation = operations.get(i);
            boolean believed = (flaw == Flaw.BELIEVES_EVERY_OTHER_ANSWER && i % 2 == 1)
                    || (flaw == Flaw.BELIEVES_THE_FIRST_CLIENT && operation.client() == 0);
            Object output = operation.isOk() && !believed ? operation.output() : Model.UNSEEN;
            return model.step(state, operation.function(), operation.key(), operation.input(), output);
        }
    }
}
