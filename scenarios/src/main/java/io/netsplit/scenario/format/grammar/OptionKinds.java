package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.kind.ChoiceKind;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.MappedKind;
import io.netsplit.scenario.format.model.Range;
import io.netsplit.system.Option;
import io.netsplit.system.OptionValues;

/** Reads options of protocols with the same care as the format's own fields. */
final class OptionKinds {
    private static final double LARGEST = 1e12;
    private static final int MOST_GROUPS = 1000;

    private OptionKinds() {}

    /** Values are as {@link OptionValues} wants them. */
    static Kind<Object> of(Option option) {
        return switch (option.kind()) {
            case DURATION -> new MappedKind<>(Kinds.DURATION, ns -> (Object) ns);
            case OPTIONAL_DURATION -> new OffKind(Kinds.POSITIVE_DURATION);
            case DURATION_RANGE -> new MappedKind<>(Kinds.RANGE, OptionKinds::range);
            case BOOLEAN -> new MappedKind<>(Kinds.BOOLEAN, flag -> (Object) flag);
            case INTEGER -> new MappedKind<>(Kinds.integer(0, Integer.MAX_VALUE), n -> (Object) (long) n);
            case NUMBER -> new MappedKind<>(Kinds.number(0, LARGEST), number -> (Object) number);
            case PERCENTAGE -> new MappedKind<>(Kinds.SHARE, share -> (Object) share);
            case BANDWIDTH -> new MappedKind<>(Kinds.BANDWIDTH, bits -> (Object) bits);
            case CHOICE -> new MappedKind<>(new ChoiceKind(option.name(), option.choices()), word -> (Object) word);
            case GROUPS -> new MappedKind<>(Kinds.oneOrMany(new GroupNameKind(), MOST_GROUPS), names -> (Object) names);
        };
    }

    private static Object range(Range range) {
        return range.isExact() ? (Object) range.minNs() : new OptionValues.Range(range.minNs(), range.maxNs());
    }
}
