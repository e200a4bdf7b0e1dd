package io.netsplit.history.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the nemesis did. Jepsen writes each of its deeds twice, when it is asked for and when it is done. What is broken
 * stays so until the deed that mends it: {@code start…} until {@code stop…}, {@code kill} until {@code start},
 * {@code pause} until {@code resume}; {@code recover} and {@code heal…} mend everything.
 */
final class NemesisLog {
    private static final int SPANS_MAX = 10_000;
    private static final int LASTS = Integer.MAX_VALUE;

    /** From one event to another, by their numbers. */
    private static final class Span {
        final String name;
        final int begin;
        int end = LASTS;

        Span(String name, int begin) {
            this.name = name;
            this.begin = begin;
        }
    }

    private final List<Span> spans = new ArrayList<>();
    private final List<Span> broken = new ArrayList<>();
    private final List<Span> mended = new ArrayList<>();
    private String latest = "";

    /** {@code instant}: number of the event. */
    void add(Event event, int instant) {
        String name = event.function instanceof String word ? word : "";
        if (name.equals(latest)) {
            latest = "";
            mended.forEach(span -> span.end = instant);
            return;
        }
        latest = name;
        mended.clear();
        broken.stream().filter(span -> mends(name, span.name)).forEach(mended::add);
        broken.removeAll(mended);
        mended.forEach(span -> span.end = instant);
        if (mended.isEmpty() && !onlyMends(name) && spans.size() < SPANS_MAX) {
            Span span = new Span(name, instant);
            spans.add(span);
            broken.add(span);
        }
    }

    private static boolean mends(String name, String deed) {
        if (name.equals("recover") || name.startsWith("heal")) {
            return true;
        }
        if (deed.startsWith("start")) {
            return name.equals("stop" + deed.substring("start".length()));
        }
        return deed.equals("kill") && name.equals("start") || deed.equals("pause") && name.equals("resume");
    }

    private static boolean onlyMends(String name) {
        return name.isEmpty()
                || name.equals("recover")
                || name.equals("resume")
                || name.startsWith("heal")
                || name.startsWith("stop");
    }

    List<FaultSpan> faults(EventTimes times) {
        List<FaultSpan> faults = new ArrayList<>();
        for (Span span : spans) {
            long endNs = span.end == LASTS ? times.endNs() : times.ns(span.end);
            faults.add(new FaultSpan(span.name, times.ns(span.begin), endNs));
        }
        faults.sort(Comparator.comparingLong(FaultSpan::startNs));
        return faults;
    }
}
