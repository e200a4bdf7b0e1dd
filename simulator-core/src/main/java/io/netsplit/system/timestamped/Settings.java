package io.netsplit.system.timestamped;

import io.netsplit.system.Option;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Setup;
import java.util.List;

/**
 * How one run's nodes behave.
 *
 * @param nodes how many there are; key k lives on node k mod n
 * @param uncertaintyNs by how much a wall clock may be off
 * @param commitWait false answers before the timestamp has certainly passed
 * @param fsync false answers before the disk has the write
 */
record Settings(int nodes, long uncertaintyNs, boolean commitWait, boolean fsync) {
    private static final String UNCERTAINTY = "uncertainty";
    private static final String COMMIT_WAIT = "commit-wait";
    private static final String FSYNC = "fsync-before-reply";

    static final List<Option> OPTIONS = List.of(
            Option.duration(
                    UNCERTAINTY,
                    "4ms",
                    "By how much a wall clock is believed to be off, at most (Corbett et al. 2012, section 3: between 1 and 7 ms)."),
            Option.flag(
                            COMMIT_WAIT,
                            true,
                            "Whoever has seen a timestamp is not answered before it has certainly passed, so that whatever begins"
                                    + " afterwards gets a later one (section 4.1.2).")
                    .asSafeguard(),
            Option.flag(FSYNC, true, "A write is answered only once the disk has made it durable.")
                    .asSafeguard());

    static Settings of(Setup setup) {
        OptionValues values = setup.options();
        return new Settings(
                setup.initialNodes(), values.durationNs(UNCERTAINTY), values.flag(COMMIT_WAIT), values.flag(FSYNC));
    }

    int home(int key) {
        return key % nodes;
    }
}
