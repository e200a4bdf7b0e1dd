package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.Workload.HotSpot;
import io.netsplit.scenario.format.model.Workload.Keys;
import io.netsplit.scenario.format.word.KeyChoice;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The section {@code workload.keys}. */
final class KeyGrammar {
    private static final int MOST_KEYS = 10_000_000;
    private static final double DEFAULT_SKEW = 0.99;

    private static final HotSpot USUAL = new HotSpot(OptionalInt.empty(), 0.8, Optional.empty());
    static final Keys ONE = new Keys(1, KeyChoice.UNIFORM, DEFAULT_SKEW, USUAL);
    /** As many as transactions usually choose from. */
    static final Keys SEVERAL = new Keys(10, KeyChoice.UNIFORM, DEFAULT_SKEW, USUAL);

    private static final Field<Integer> COUNT =
            Field.required("count", Kinds.integer(1, MOST_KEYS), "How many keys there are");
    private static final Field<KeyChoice> DISTRIBUTION = Field.optional(
            "distribution", Kinds.word("a choice of keys", KeyChoice.values()), "uniform", "How often each is chosen");
    private static final Field<Double> SKEW =
            Field.optional("skew", Kinds.number(0, 20), "0.99", "Exponent of a zipfian choice");
    private static final Field<Integer> HOT_KEYS = Field.optional(
            "hot-keys",
            Kinds.integer(1, MOST_KEYS),
            "a fifth of all",
            "How many neighbouring keys a hot spot has; 1 for a single hot key");
    private static final Field<Double> HOT_SHARE = Field.optional(
            "hot-share", Kinds.POSITIVE_SHARE, "80%", "Which share of the operations goes to the hot spot");
    private static final Field<Long> MOVE_EVERY = Field.optional(
            "move-every",
            Kinds.POSITIVE_DURATION,
            "never",
            "After each such time the hot spot moves on to as many keys behind it, and comes round at the end");

    static final Section<Keys> SECTION = new Section<>(
            "keys",
            "Which objects are operated on",
            List.of(COUNT, DISTRIBUTION, SKEW, HOT_KEYS, HOT_SHARE, MOVE_EVERY),
            KeyGrammar::build);

    private KeyGrammar() {}

    private static Optional<Keys> build(Values values) {
        KeyChoice choice = values.get(DISTRIBUTION, KeyChoice.UNIFORM);
        boolean fits = belongs(values, SKEW, choice, KeyChoice.ZIPFIAN);
        fits &= belongs(values, HOT_KEYS, choice, KeyChoice.HOTSPOT);
        fits &= belongs(values, HOT_SHARE, choice, KeyChoice.HOTSPOT);
        fits &= belongs(values, MOVE_EVERY, choice, KeyChoice.HOTSPOT);
        int count = values.get(COUNT);
        OptionalInt hot = values.findInt(HOT_KEYS);
        if (hot.orElse(1) > count) {
            values.report(Diagnostic.of(
                            ErrorCode.NS011,
                            values.span(HOT_KEYS),
                            hot.getAsInt() + " hot keys are more than there are keys")
                    .withLabel("at most " + count));
            fits = false;
        }
        if (!fits) {
            return Optional.empty();
        }
        HotSpot hotSpot = new HotSpot(hot, values.get(HOT_SHARE, USUAL.share()), values.find(MOVE_EVERY));
        return Optional.of(new Keys(count, choice, values.get(SKEW, DEFAULT_SKEW), hotSpot));
    }

    private static boolean belongs(Values values, Field<?> field, KeyChoice choice, KeyChoice only) {
        if (!values.has(field) || choice == only) {
            return true;
        }
        values.report(Diagnostic.of(
                        ErrorCode.NS013,
                        values.keySpan(field),
                        "'" + field.name() + "' means nothing to a '" + choice.word() + "' choice")
                .withHelp("it belongs to 'distribution: " + only.word() + "'"));
        return false;
    }
}
