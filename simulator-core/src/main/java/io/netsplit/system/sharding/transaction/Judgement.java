package io.netsplit.system.sharding.transaction;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A shard's vote on its part of a transaction.
 *
 * @param values with yes, what each step found
 */
record Judgement(Verdict verdict, List<@Nullable Object> values) {
    /** What there is to say. */
    enum Verdict {
        /** It can commit. */
        YES,
        /** Another transaction holds a lock. */
        LOCKED,
        /** The client's request has been committed before. */
        DONE,
        /** A key is another shard's, or is being handed over. */
        ELSEWHERE;

        private final String word = name().toLowerCase(Locale.ROOT);

        /** As it stands in traces. */
        String word() {
            return word;
        }
    }

    static Judgement no(Verdict verdict) {
        return new Judgement(verdict, List.of());
    }
}
