package io.netsplit.visualizer.model;

import io.netsplit.trace.Divergence;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Where two recordings part. Rows that are the same byte by byte are passed over without a look at what they say; the first
 * that are not, and all after them, are compared as the events of two traces are.
 */
public final class Parting {
    private final Recording one;
    private final Recording other;
    private final Events here;
    private final Events there;

    private Parting(Recording one, Recording other) {
        this.one = one;
        this.other = other;
        this.here = one.events();
        this.there = other.events();
    }

    /** @param known so many events are known to be the same */
    public static Divergence of(Recording one, Recording other, int known) {
        return new Parting(one, other).after(known);
    }

    private Divergence after(int known) {
        int rows = known;
        int most = Math.min(here.count(), there.count());
        while (rows < most && isSame(rows)) {
            rows++;
        }
        try {
            Divergence rest = Divergence.between(new RecordedEvents(one, rows), new RecordedEvents(other, rows));
            long beforeNs = rows == 0 ? 0 : here.timeNs(rows - 1);
            return new Divergence(
                    rest.headers(),
                    rows + rest.common(),
                    rest.common() == 0 ? beforeNs : rest.commonNs(),
                    rest.answer(),
                    rest.one(),
                    rest.other(),
                    rest.changes());
        } catch (IOException e) {
            // Nothing is read here.
            throw new UncheckedIOException(e);
        }
    }

    private boolean isSame(int row) {
        EventKind kind = here.kind(row);
        return kind == there.kind(row)
                && here.timeNs(row) == there.timeNs(row)
                && here.address(row) == there.address(row)
                && here.word(row).equals(there.word(row))
                && isSameLink(kind, row)
                && here.sameContent(row, there);
    }

    /** What an invocation is linked to comes later. */
    private boolean isSameLink(EventKind kind, int row) {
        int link = here.link(row);
        if (kind == EventKind.INVOKE) {
            return true;
        }
        if (link != there.link(row)) {
            return false;
        }
        return switch (kind) {
            case SEND -> one.messages().to(link) == other.messages().to(link);
            case DROP -> one.messages().fate(link).equals(other.messages().fate(link));
            default -> true;
        };
    }
}
