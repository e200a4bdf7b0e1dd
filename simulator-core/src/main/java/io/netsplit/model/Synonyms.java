package io.netsplit.model;

import io.netsplit.history.Functions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Words that histories of other tools use for what a model calls otherwise. */
final class Synonyms {
    /** Each line holds words for the same; a model has at most one of them that is meant. */
    private static final List<List<String>> SAME = List.of(
            List.of(Functions.READ, Functions.GET, "r", "load", "read-all", "elements"),
            List.of(Functions.WRITE, Functions.PUT, "w", "store", "set", "assign"),
            List.of(Functions.CAS, "compare-and-set", "compare-and-swap", "compareandset", "compareandswap"),
            List.of(Functions.DELETE, Functions.REMOVE, "del", "rem", "unset"),
            List.of(Functions.APPEND, "concat"),
            List.of(Functions.ADD, "insert", "sadd"),
            List.of(Functions.CONTAINS, "member", "ismember", "has", "contains?"),
            List.of(Functions.INCREMENT, "inc", "incr"),
            List.of(Functions.DECREMENT, "dec", "decr"),
            List.of(Functions.ENQUEUE, "enq", "offer", "send", "publish"),
            List.of(Functions.DEQUEUE, "deq", "poll", "receive", "recv", "take"),
            List.of(Functions.PUSH, "lpush"),
            List.of(Functions.POP, "lpop"),
            List.of(Functions.ACQUIRE, "lock", "acq", "trylock", "try-lock", "try-acquire"),
            List.of(Functions.RELEASE, "unlock", "rel"),
            List.of(Functions.TXN, "transaction", "tx"));

    private Synonyms() {}

    static Optional<String> meaning(Model model, String word) {
        if (model.functions().contains(word)) {
            return Optional.of(word);
        }
        String lower = word.toLowerCase(Locale.ROOT);
        for (List<String> same : SAME) {
            for (String function : model.functions()) {
                if (same.contains(lower) && same.contains(function)) {
                    return Optional.of(function);
                }
            }
        }
        return model.functions().stream().filter(lower::equals).findFirst();
    }
}
