package io.netsplit.scenario.format.model;

import io.netsplit.scenario.format.diagnostic.Span;
import io.netsplit.scenario.format.word.Condition;
import io.netsplit.scenario.format.word.Consistency;
import io.netsplit.scenario.format.word.Filter;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.format.word.Operator;
import io.netsplit.scenario.format.word.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** What the file claims. */
public sealed interface Assertion {
    Scope scope();

    /** The claim without its window and filter, as in the file: "availability >= 90%". */
    String claim();

    /** The first word of its kind: "threshold". */
    String kind();

    /** Holds after every event. */
    record Invariant(Scope scope, String name) implements Assertion {
        @Override
        public String claim() {
            return name;
        }

        @Override
        public String kind() {
            return "invariant";
        }
    }

    /** What the history promises. */
    record Consistent(Scope scope, Consistency model) implements Assertion {
        @Override
        public String claim() {
            return model.word();
        }

        @Override
        public String kind() {
            return "consistency";
        }
    }

    /** Becomes true within this time of the start of the window. */
    record Eventually(Scope scope, Condition condition, long withinNs) implements Assertion {
        @Override
        public String claim() {
            return condition.word();
        }

        @Override
        public String kind() {
            return "eventually";
        }
    }

    /**
     * A figure and its bound.
     *
     * @param value in the metric's unit: nanoseconds, a share between 0 and 1, a count, per second
     * @param claim as written
     */
    record Threshold(Scope scope, Metric metric, Operator operator, double value, String claim) implements Assertion {
        @Override
        public String kind() {
            return "threshold";
        }
    }

    /**
     * A figure of two variants, paired by seed.
     *
     * @param of the variant that is judged
     * @param to the variant that it is compared with
     * @param by ratio ({@code of / to}) or difference ({@code of - to}, in the metric's unit)
     * @param confidence of the bound, as 0.95
     */
    record Compare(
            Scope scope,
            Metric metric,
            String of,
            String to,
            By by,
            OptionalDouble atLeast,
            OptionalDouble atMost,
            double confidence,
            String claim)
            implements Assertion {
        /** How two figures are compared. */
        public enum By {
            RATIO,
            DIFFERENCE
        }

        /** The unit of the bounds. */
        public Unit unit() {
            return by == By.RATIO ? Unit.NUMBER : metric.unit();
        }

        @Override
        public String kind() {
            return "compare";
        }
    }

    /**
     * What all assertions have in common.
     *
     * @param variants the variants that it applies to, by name, in the order of the file
     * @param window the part of the run that counts
     * @param where only these operations or nodes; the values of one filter are alternatives
     * @param name for reports, or ""
     * @param expectFail true where it is meant to be violated
     * @param because one line of reason, or ""
     */
    record Scope(
            List<String> variants,
            Window window,
            Map<Filter, List<String>> where,
            String name,
            boolean expectFail,
            String because,
            Span span) {}

    /** A part of the run. */
    record Window(Kind kind, String fault) {
        /** All of it but the warm-up. */
        public static final Window WHOLE = new Window(Kind.WHOLE, "");

        /** WHOLE is from the end of the warm-up to the end; the others name a fault. */
        public enum Kind {
            WHOLE,
            BEFORE,
            DURING,
            AFTER
        }

        /** "during split", or "". */
        public String text() {
            return kind == Kind.WHOLE ? "" : kind.name().toLowerCase(Locale.ROOT) + " " + fault;
        }
    }
}
