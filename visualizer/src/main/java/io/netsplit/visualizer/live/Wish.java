package io.netsplit.visualizer.live;

import io.netsplit.visualizer.model.Condition;
import io.netsplit.visualizer.model.FaultSpan;
import io.netsplit.visualizer.model.Recording;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants done, which depends on what is in force: the same key does something and undoes it.
 *
 * @param hand null where it cannot be done
 * @param whyNot then; else empty
 */
record Wish(@Nullable Hand hand, String whyNot) {
    static Wish of(Hand hand) {
        return new Wish(hand, "");
    }

    /** A node that is in this state is led out of it by the end of what brought it there. */
    static Wish state(
            Recording run, long nowNs, int node, Condition.State state, Function<String, Hand> hand, String what) {
        boolean there =
                run.condition(node, nowNs).filter(one -> one.state() == state).isPresent();
        String name = run.name(node);
        if (!there) {
            return of(hand.apply(name));
        }
        Optional<FaultSpan> cause = fault(run, nowNs, one -> isAbout(one, name) && !one.isCut());
        return cause.map(one -> of(Hand.heal(one.name())))
                .orElseGet(() -> new Wish(null, name + " is in that state by itself: there is no " + what + " to end"));
    }

    /** What was done by hand to a node is ended by hand. */
    static Wish byHand(Recording run, long nowNs, int node, String word, Function<String, Hand> hand) {
        String name = run.name(node);
        Optional<FaultSpan> own =
                fault(run, nowNs, one -> isAbout(one, name) && one.name().startsWith(word + "-by-hand-"));
        return of(own.map(one -> Hand.heal(one.name())).orElseGet(() -> hand.apply(name)));
    }

    /** A link that is cut is healed. */
    static Wish link(Recording run, long nowNs, int from, int to, boolean oneWay) {
        Optional<FaultSpan> cut = fault(run, nowNs, one -> apart(one, from, to));
        return of(cut.map(one -> Hand.heal(one.name()))
                .orElseGet(() -> Hand.cut(List.of(run.name(from)), List.of(run.name(to)), oneWay)));
    }

    private static boolean apart(FaultSpan fault, int from, int to) {
        int a = fault.sideOf(from);
        int b = fault.sideOf(to);
        return a >= 0 && b >= 0 && a != b;
    }

    private static boolean isAbout(FaultSpan fault, String node) {
        return Arrays.asList(fault.detail().split("[\\s,|]+", -1)).contains(node);
    }

    /** The newest one in force that is like this. */
    private static Optional<FaultSpan> fault(Recording run, long nowNs, Predicate<FaultSpan> like) {
        List<FaultSpan> found = run.faultsAt(nowNs).stream().filter(like).toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }
}
