package io.netsplit.scenario.report;

import io.netsplit.trace.Change;
import io.netsplit.trace.Divergence;
import io.netsplit.trace.TraceHeader;
import io.netsplit.trace.TraceReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where two runs part, in words. Addresses are told by their names, which may be others in each run. */
public final class DivergenceWords {
    private static final String NOTHING = "nothing";
    private static final String TIME = "t";
    private static final int CHANGES_MAX = 3;
    private static final int VALUE_MAX = 60;
    private final Divergence divergence;
    private final Run one;
    private final Run other;

    /**
     * @param name what the run is called in sentences, as "A"
     */
    public record Run(String name, TraceHeader header) {}

    public DivergenceWords(Divergence divergence, Run one, Run other) {
        this.divergence = divergence;
        this.one = one;
        this.other = other;
    }

    /** How far they are the same. */
    public String common() {
        if (divergence.common() == 0) {
            return "no event is the same";
        }
        String events = divergence.common() == 1 ? "1 event" : divergence.common() + " events";
        return "the same " + events + ", up to " + seconds(divergence.commonNs());
    }

    /** What comes after that, in one sentence without its full stop; empty where nothing does. */
    public String next() {
        return switch (divergence.answer()) {
            case SAME -> "";
            case UNKNOWN -> unknown();
            case DIFFERENT -> different();
        };
    }

    /** What the headers do not have in common, each as "variant is correct in A and broken in B". */
    public List<String> headers() {
        return divergence.headers().stream().map(this::change).toList();
    }

    /** The value on the side of the one, for a person. */
    public String one(Change change) {
        return value(one.header(), change.field(), change.one());
    }

    public String other(Change change) {
        return value(other.header(), change.field(), change.other());
    }

    private String unknown() {
        List<String> parts = new ArrayList<>();
        for (Divergence.Side side : List.of(divergence.one(), divergence.other())) {
            Run run = side == divergence.one() ? one : other;
            if (side.event() != null) {
                parts.add("in " + run.name() + " " + EventSentence.of(run.header(), side.event()));
            } else if (side.stops() && side.problem().isEmpty()) {
                parts.add(run.name() + " has not come further");
            } else if (!side.problem().isEmpty()) {
                parts.add(side.problem());
            }
        }
        return String.join("; ", parts);
    }

    private String different() {
        Divergence.Side here = divergence.one();
        Divergence.Side there = divergence.other();
        if (here.event() == null && there.event() == null) {
            List<Change> changes = divergence.changes().isEmpty() ? divergence.headers() : divergence.changes();
            return "they end otherwise: " + changes(changes);
        }
        if (here.event() == null || there.event() == null) {
            Run ends = here.event() == null ? one : other;
            Run goesOn = here.event() == null ? other : one;
            String how = (here.event() == null ? here : there)
                    .end()
                    .map(TraceReader.End::outcome)
                    .orElse("");
            return ends.name() + " ends there" + (how.isEmpty() ? "" : " (" + how + ")") + ", " + goesOn.name()
                    + " goes on";
        }
        boolean sameKind =
                divergence.changes().stream().noneMatch(change -> change.field().equals("e"));
        return sameKind
                ? changes(divergence.changes())
                : "in " + one.name() + " " + EventSentence.of(one.header(), here.event()) + ", in " + other.name() + " "
                        + EventSentence.of(other.header(), there.event());
    }

    /** When is less telling than what. */
    private String changes(List<Change> changes) {
        List<Change> telling = changes.stream()
                .filter(change -> changes.size() == 1 || !change.field().equals(TIME))
                .toList();
        String more = telling.size() > CHANGES_MAX ? "; and " + (telling.size() - CHANGES_MAX) + " more" : "";
        return telling.stream().limit(CHANGES_MAX).map(this::change).collect(Collectors.joining("; ")) + more;
    }

    private String change(Change change) {
        String field = change.field().equals(TIME) ? "its time" : change.field();
        String verb = change.one() instanceof List<?> ? " are " : " is ";
        return field + verb + one(change) + " in " + one.name() + " and " + other(change) + " in " + other.name();
    }

    private static String value(TraceHeader header, String field, @Nullable Object value) {
        String text = value == null ? NOTHING : text(header, field, value);
        return text.length() <= VALUE_MAX ? text : text.substring(0, VALUE_MAX - 1) + "…";
    }

    private static String text(TraceHeader header, String field, Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        if (!(value instanceof Number number)) {
            return String.valueOf(value);
        }
        return switch (field) {
            case TIME, "duration" -> seconds(number.longValue());
            case "from", "to", "node" -> header.name(number.intValue());
            case "client" -> header.name(header.nodes().size() + number.intValue());
            default -> field.startsWith("f.") ? held(header, field.substring(2), number) : String.valueOf(number);
        };
    }

    private static String held(TraceHeader header, String field, Number value) {
        return new FieldText(header.nodes(), header.clients())
                .of(Map.of(field, value))
                .substring(field.length() + 1);
    }

    /** To the nanosecond where that says more. */
    private static String seconds(long ns) {
        String text = String.format(Locale.ROOT, "%d.%09d", ns / 1_000_000_000, ns % 1_000_000_000);
        return text.replaceFirst("0{1,6}$", "") + " s";
    }
}
