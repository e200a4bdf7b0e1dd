package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.word.CheckDepth;
import io.netsplit.traffic.fleet.HealthSpec;
import io.netsplit.traffic.fleet.HealthSpec.Checks;
import io.netsplit.traffic.fleet.HealthSpec.Outliers;
import java.util.List;
import java.util.Optional;

/** How balancers find out which servers to use. */
final class HealthGrammar {
    private static final int MOST = 1000;
    private static final long DEFAULT_TIMEOUT_NS = 1_000_000_000;
    private static final int DEFAULT_RISE = 2;
    private static final int DEFAULT_FALL = 3;
    private static final double DEFAULT_MOST_EJECTED = 0.1;

    private static final Field<Long> INTERVAL =
            Field.required("interval", Kinds.POSITIVE_DURATION, "Between two checks of a server by one balancer");
    private static final Field<Integer> RISE =
            Field.optional("rise", Kinds.integer(1, MOST), "2", "So many good checks in a row make a server healthy");
    private static final Field<Integer> FALL =
            Field.optional("fall", Kinds.integer(1, MOST), "3", "So many bad ones in a row make it unhealthy");
    private static final Field<Long> TIMEOUT =
            Field.optional("timeout", Kinds.POSITIVE_DURATION, "1s", "An answer that comes later is a bad one");
    private static final Field<CheckDepth> DEPTH = Field.optional(
            "depth", Kinds.word("a depth of checks", CheckDepth.values()), "shallow", "What a check asks for");
    private static final Section<Checks> CHECKS_SECTION = new Section<>(
            "checks",
            "Active checks",
            List.of(INTERVAL, RISE, FALL, TIMEOUT, DEPTH),
            values -> Optional.of(new Checks(
                    values.get(INTERVAL),
                    values.get(RISE, DEFAULT_RISE),
                    values.get(FALL, DEFAULT_FALL),
                    values.get(TIMEOUT, DEFAULT_TIMEOUT_NS),
                    values.get(DEPTH, CheckDepth.SHALLOW) == CheckDepth.DEEP)));
    private static final Field<Checks> CHECKS = Field.optional(
            "checks", CHECKS_SECTION, "none", "Every balancer asks every server at intervals: { interval: 1s }");

    private static final Field<Integer> ERRORS =
            Field.required("errors", Kinds.integer(1, MOST), "So many errors in a row eject a server");
    private static final Field<Long> EJECTION = Field.required(
            "ejection", Kinds.POSITIVE_DURATION, "For how long the first time; the n-th time, n times as long");
    private static final Field<Double> MOST_EJECTED = Field.optional(
            "most",
            Kinds.SHARE,
            "10%",
            "No more than this share of the servers is ejected at once, but one always may be");
    private static final Section<Outliers> OUTLIERS_SECTION = new Section<>(
            "outliers",
            "Passive detection of outliers",
            List.of(ERRORS, EJECTION, MOST_EJECTED),
            values -> Optional.of(new Outliers(
                    values.get(ERRORS), values.get(EJECTION), values.get(MOST_EJECTED, DEFAULT_MOST_EJECTED))));
    private static final Field<Outliers> OUTLIERS = Field.optional(
            "outliers", OUTLIERS_SECTION, "none", "What answers to requests tell: { errors: 5, ejection: 10s }");

    private static final Field<Double> PANIC = Field.optional(
            "panic",
            Kinds.SHARE,
            "0%",
            "Where a smaller share of its servers is taken for healthy, a balancer uses all of them; drained ones do not count");
    private static final Field<Boolean> PANIC_PER_ZONE = Field.optional(
            "panic-per-zone",
            Kinds.BOOLEAN,
            "false",
            "Whether 'panic' looks at the servers of each zone by themselves; a zone without a healthy server is then left out "
                    + "as long as there is another");
    private static final Field<Long> SLOW_START = Field.optional(
            "slow-start",
            Kinds.DURATION,
            "0s",
            "For how long a server that is back gets only a growing part of what is chosen for it");

    static final Section<HealthSpec> SECTION = new Section<>(
            "health",
            "How balancers find out which servers to use",
            List.of(CHECKS, OUTLIERS, PANIC, PANIC_PER_ZONE, SLOW_START),
            HealthGrammar::build);
    static final Field<HealthSpec> HEALTH = Field.optional(
            "health",
            SECTION,
            "nobody looks: every server is used, whatever happens",
            "How balancers find out which servers to use");

    private HealthGrammar() {}

    private static Optional<HealthSpec> build(Values values) {
        if (!values.has(CHECKS) && !values.has(OUTLIERS)) {
            values.report(Diagnostic.of(ErrorCode.NS007, values.head(), "'health' says nothing of who looks")
                    .withHelp("give 'checks' or 'outliers'"));
            return Optional.empty();
        }
        if (!values.needs(PANIC_PER_ZONE, PANIC)) {
            return Optional.empty();
        }
        return Optional.of(new HealthSpec(
                values.find(CHECKS).orElse(null),
                values.find(OUTLIERS).orElse(null),
                values.get(PANIC, 0.0),
                values.get(PANIC_PER_ZONE, false),
                values.get(SLOW_START, 0L)));
    }
}
