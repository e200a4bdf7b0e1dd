package io.netsplit.visualizer.live;

import io.netsplit.scenario.live.LiveRun;
import io.netsplit.visualizer.model.OpenedRun;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One course of events: the scenario with what was done by hand up to some moment. */
public final class Branch {
    /**
     * Something that was done by hand.
     *
     * @param atNs when
     * @param step as a line of a scenario's faults
     */
    public record Deed(long atNs, String step) {}

    private final String name;
    private final String origin;
    private final long forkNs;
    private final List<Deed> deeds;
    private final Take take = new Take();
    private @Nullable LiveRun run;
    private @Nullable OpenedRun shown;
    private boolean settled;
    private long wantedNs = -1;

    /**
     * @param origin name of the branch that it comes from; empty where it comes from none
     * @param forkNs where it leaves that one
     * @param deeds everything that was done by hand, in the order of time
     */
    Branch(String name, String origin, long forkNs, List<Deed> deeds) {
        this.name = name;
        this.origin = origin;
        this.forkNs = forkNs;
        this.deeds = new ArrayList<>(deeds);
    }

    public String name() {
        return name;
    }

    /** By its name, so that no branch keeps another one from being forgotten. */
    String origin() {
        return origin;
    }

    public long forkNs() {
        return forkNs;
    }

    public List<Deed> deeds() {
        return List.copyOf(deeds);
    }

    /** This was done to it while it took place. */
    void did(Deed deed) {
        deeds.add(deed);
    }

    List<String> steps() {
        return deeds.stream().map(Deed::step).toList();
    }

    Take take() {
        return take;
    }

    void runs(LiveRun started) {
        run = started;
    }

    /** What was seen of it last; null before anything was. */
    @Nullable
    OpenedRun shown() {
        return shown;
    }

    /** @param last true where nothing will come any more */
    void show(OpenedRun next, boolean last) {
        shown = next;
        settled = last;
    }

    /** Whether all there will ever be of it was seen. */
    boolean isSettled() {
        return settled;
    }

    /** Lets it go on up to this instant. */
    void want(long timeNs) {
        wantedNs = Math.max(wantedNs, timeNs);
        if (run != null) {
            run.openUntil(wantedNs);
        }
    }

    long wantedNs() {
        return wantedNs;
    }

    void step() {
        if (run != null) {
            run.step();
        }
    }

    void abandon() {
        if (run != null) {
            run.abandon();
        }
    }

    void awaitEnd() {
        if (run != null) {
            run.awaitEnd();
        }
    }
}
