package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.FaultAction;
import io.netsplit.scenario.format.model.FaultStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One thing that a fault step can do. A step has exactly one of them. */
final class Verb {
    /** Whether it has an end. */
    enum Length {
        /** It lasts for a time, or until it is healed. */
        LASTS,
        /** It lasts for a time that has to be given. */
        MUST_LAST,
        /** It has no end; 'watch' says how long its window is. */
        MOMENT,
        /** It happens again and again. */
        REPEATS
    }

    private final String word;
    private final Length length;
    private final Section<FaultStep> section;

    Verb(
            String word,
            String documentation,
            Length length,
            Field<?> subject,
            List<Field<?>> options,
            Function<Values, Optional<FaultAction>> action) {
        this.word = word;
        this.length = length;
        List<Field<?>> fields = new ArrayList<>();
        fields.add(subject);
        fields.addAll(options);
        fields.addAll(StepFields.of(length));
        this.section =
                new Section<>(word, documentation, fields, values -> StepFields.step(word, length, values, action));
    }

    String word() {
        return word;
    }

    Length length() {
        return length;
    }

    Section<FaultStep> section() {
        return section;
    }
}
